package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.RealClients;
import containers.Container;
import containers.ContainerKind;
import containers.WebApp;
import gradio.Server;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a language model is told that asks a server how to use it (llmstxt.org). */
@EveryContainer
class LlmsIT {
    private static final Pattern LINK = Pattern.compile("(?m)^- \\[[^]]+]\\(([^)]+)\\): .+$");

    private final ContainerKind kind;
    private final Site app;

    LlmsIT(Place place, Servers servers) throws Exception {
        kind = place.kind;
        app = servers.app(place);
    }

    private static String text(Site site) throws Exception {
        HttpResponse<String> answer = site.get("llms.txt");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/plain;charset=utf-8",
                Answers.header(answer, "Content-Type").replace(" ", "").toLowerCase(Locale.ROOT));
        assertEquals(answer.body(), site.get("gradio_api/llms.txt").body());
        return answer.body();
    }

    @Test
    void isInTheFormThatTheyRead() throws Exception {
        String text = text(app);
        List<String> lines = text.lines().toList();
        assertEquals("# Text Behind Image", lines.get(0));
        assertTrue(lines.get(2).startsWith("> "), text);
        assertEquals(
                List.of("## API"),
                lines.stream().filter(line -> line.startsWith("##")).toList());
        assertTrue(text.length() < 4_000, "short");
        assertTrue(text.contains("""
                - `subject_mask(image_path: file, refine: bool = false) -> [file, dict(width: int, height: int, orientation: int)]`: Finds"""), text);
        List<String> links =
                LINK.matcher(text).results().map(link -> link.group(1)).toList();
        String api = app.at("gradio_api/").toString();
        assertEquals(List.of(api + "docs", api + "openapi.json", api + "info", api + "mcp/"), links);
        for (String link : links)
            assertEquals(200, app.send(app.request("").uri(URI.create(link))).statusCode(), link);
    }

    @Test
    void itsCommandsWork(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("photo.jpg"), Photographs.jpeg(30, 40));
        MatchResult code = Pattern.compile("(?s)```sh\n(.*?)\n```")
                .matcher(text(app))
                .results()
                .findFirst()
                .orElseThrow();
        String said = RealClients.program("bash", code.group(1), folder, Map.of())
                .expectSuccess()
                .output();
        assertTrue(said.startsWith("event: complete\ndata: [{"), said);
    }

    @Test
    void addressesAreThoseThatTheCallerSees() throws Exception {
        String text = app.send(app.request("llms.txt")
                        .header("X-Forwarded-Host", "example.org")
                        .header("X-Forwarded-Proto", "https"))
                .body();
        assertTrue(text.contains("](https://example.org" + app.home().getPath() + "gradio_api/docs)"), text);
        assertFalse(text.contains("127.0.0.1"), text);
    }

    /** Where the author has one himself, it is his that is found. */
    @Test
    void anAuthorsOwnComesFirst(@TempDir Path pages) throws Exception {
        Files.writeString(pages.resolve("llms.txt"), "mine");
        Server server = Server.builder().endpoints(new Parrot()).build();
        WebApp own = new WebApp("/own", List.of(pages), Prey.serving(server), Map.of());
        try (Container container = Container.start(kind, own)) {
            Site site = new Site(container.address("/own"));
            assertEquals("mine", site.get("llms.txt").body());
            String ours = site.get("gradio_api/llms.txt").body();
            assertTrue(ours.startsWith("# Gradio\n\n> "), ours);
            assertTrue(ours.contains("- `echo(text: str) -> [str]`\n"), ours);
        }
    }

    @Test
    void whoIsInIsToldHowScriptsGetIn() throws Exception {
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest("a token".getBytes(StandardCharsets.UTF_8)));
        Server server =
                Server.builder().tokens(List.of(hash)).endpoints(new Parrot()).build();
        try (Container container = Container.start(kind, WebApp.of(Prey.serving(server)))) {
            Site site = new Site(container.address(""));
            assertEquals(401, site.get("llms.txt").statusCode());
            String text = site.send(site.request("llms.txt").header("Authorization", "Bearer a token"))
                    .body();
            assertTrue(text.contains("\nEvery request needs the header `Authorization: Bearer TOKEN`.\n"), text);
            assertTrue(text.contains("curl -sS -H \"Authorization: Bearer $TOKEN\""), text);
        }
    }
}
