package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.WebApp;
import fixtures.Everything;
import gradio.Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every program that the documentation shows is run as it stands, from where its page takes it. */
@EveryContainer
@Tag("python")
@Tag("node")
class SnippetsIT {
    private static final Map<String, String> RESULTS = Map.of(
            "python", "(?s).*photo[^\\n]*\\.png.*",
            "javascript", "(?s).*url: 'http[^\\n]*\\.png'.*",
            "bash", "(?s)event: complete\\ndata: \\[.*\\.png.*",
            "mcp", "(?s).*ResourceLink\\(.*\\.png.*");

    private final ContainerKind kind;
    private final Site app;

    @TempDir
    Path folder;

    SnippetsIT(Place place, Servers servers) throws Exception {
        kind = place.kind;
        app = servers.app(place);
    }

    @BeforeEach
    void photo() throws Exception {
        Files.write(folder.resolve("photo.jpg"), Photographs.jpeg(300, 400));
    }

    private static JsonNode endpoints(Site site, String... headers) throws Exception {
        var request = site.request("gradio_api/info");
        if (headers.length > 0) request.headers(headers);
        return Answers.json(200, site.send(request)).get("named_endpoints");
    }

    private String said(String language, JsonNode endpoint, Map<String, String> environment) throws Exception {
        String code = endpoint.at("/code_snippets/" + language).asText();
        return RealClients.program(language, code, folder, environment)
                .expectSuccess()
                .output();
    }

    @Test
    void ofTheApp() throws Exception {
        TreeSet<String> run = new TreeSet<>();
        String root = app.home().toString().replaceFirst("/$", "");
        for (Map.Entry<String, JsonNode> endpoint : endpoints(app).properties()) {
            for (Map.Entry<String, JsonNode> snippet :
                    endpoint.getValue().get("code_snippets").properties()) {
                String language = snippet.getKey();
                assertTrue(snippet.getValue().asText().contains(root), snippet::toString);
                String said = said(language, endpoint.getValue(), Map.of());
                assertTrue(said.matches(RESULTS.get(language)), () -> language + " " + endpoint.getKey() + " " + said);
                run.add(language + endpoint.getKey());
            }
        }
        assertEquals(
                "[bash/remove_background, bash/remove_backgrounds, bash/subject_mask,"
                        + " javascript/remove_background, javascript/remove_backgrounds, javascript/subject_mask,"
                        + " mcp/remove_background,"
                        + " python/remove_background, python/remove_backgrounds, python/subject_mask]",
                run.toString());
    }

    @Test
    void ofEveryType() throws Exception {
        Server server = Server.builder()
                .endpoints(new Everything(), "scalars", "dispatch", "iterated")
                .build();
        try (Container container =
                Container.start(kind, WebApp.of(Prey.serving(server)).at("/types"))) {
            JsonNode endpoints = endpoints(new Site(container.address("/types")));
            for (String language : List.of("python", "javascript", "bash")) {
                assertSays("(?s).*by_land.*", language, endpoints.get("/send"));
                assertSays("(?s).*photo\\.jpg.*", language, endpoints.get("/iterated"));
                assertSays("(?s).*A.*", language, endpoints.get("/scalars"));
            }
        }
    }

    private void assertSays(String pattern, String language, JsonNode endpoint) throws Exception {
        String said = said(language, endpoint, Map.of());
        assertTrue(said.matches(pattern), () -> language + " " + said);
    }

    @Test
    void withAToken() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("a token".getBytes(StandardCharsets.UTF_8));
        Server server = Server.builder()
                .tokens(List.of(HexFormat.of().formatHex(hash)))
                .endpoints(new Bench(), "same")
                .build();
        try (Container container =
                Container.start(kind, WebApp.of(Prey.serving(server)).at("/closed"))) {
            JsonNode same = endpoints(new Site(container.address("/closed")), "Authorization", "Bearer a token")
                    .get("/same");
            for (String language : List.of("python", "javascript", "bash", "mcp")) {
                String said = said(language, same, Map.of("TOKEN", "a token"));
                assertTrue(
                        said.contains("photo.jpg") || language.equals("mcp") && said.contains("ResourceLink("), said);
            }
        }
    }

    @Test
    void withNameAndPassword() throws Exception {
        Server server = Server.builder()
                .users(Map.of("ann & co", "right = wrong"))
                .endpoints(new Bench(), "same")
                .build();
        try (Container container =
                Container.start(kind, WebApp.of(Prey.serving(server)).at("/closed"))) {
            Site site = new Site(container.address("/closed"));
            String cookie = Answers.header(
                            site.post(
                                    "login",
                                    "application/x-www-form-urlencoded",
                                    "username=ann+%26+co&password=right+%3D+wrong"),
                            "Set-Cookie")
                    .split(";")[0];
            JsonNode same = endpoints(site, "Cookie", cookie).get("/same");
            for (String language : List.of("python", "javascript", "bash")) {
                String said =
                        said(language, same, Map.of("GRADIO_USER", "ann & co", "GRADIO_PASSWORD", "right = wrong"));
                assertTrue(said.contains("photo.jpg"), said);
            }
        }
    }
}
