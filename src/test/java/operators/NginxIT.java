package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import fixtures.Paced;
import gradio.api.Api;
import gradio.api.McpTool;
import gradio.files.Certificates;
import gradio.files.FileData;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import reliability.Engine;
import reliability.Figures;
import reliability.Listening;
import served.Agent;
import served.Answers;
import served.Reply;
import served.Site;
import served.Visitor;
import served.Wire;

/** What clients see through nginx with our {@code nginx.conf}: events when they happen, and addresses that are its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "nginx is Debian's.")
@EachContainer
class NginxIT {
    private static final int EVENTS = 200;
    private static final double EVERY_S = 0.01;
    private static final long LATE_US = 50_000;
    private static final byte[] FILE = "a file".getBytes(StandardCharsets.US_ASCII);

    /** What is called here. */
    public static final class Author {
        /** When each event was made, by {@link System#nanoTime}, which the test reads on the same clock. */
        @Api(concurrencyLimit = 2)
        public Iterator<String> ticks() {
            return new Paced<>(EVENTS, EVERY_S, i -> Long.toString(System.nanoTime()));
        }

        @Api
        @McpTool
        public FileData same(FileData file) {
            return file;
        }
    }

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    @TempDir
    Path folder;

    private Container container;

    @BeforeEach
    void start() throws Exception {
        container = Container.start(kind, Engine.of(new Author(), files).at("/tbi"));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    /** Both streams at once, so that a busy machine harms both: of most events it says nothing. */
    @Test
    void eventsAreHardlyLater() throws Exception {
        try (Nginx nginx = Nginx.start(folder, container.port())) {
            Listening direct = ticking(new Site(container.address("/tbi")));
            Listening through = ticking(new Site(nginx.address("/tbi")));
            through.await("process_completed");
            direct.await("process_completed");
            String what = "us late is an event through nginx, median of " + EVENTS + "; without nginx " + late(direct);
            new Figures("nginx", kind).atMost(LATE_US, late(through), what);
        }
    }

    private static Listening ticking(Site site) throws Exception {
        Visitor visitor = site.visitor();
        visitor.join("ticks");
        return Listening.toSession(site, visitor.session());
    }

    /** The first value comes whole, each other as an edit that replaces it. */
    private static long late(Listening listening) {
        List<Long> nanos = listening.heard().stream()
                .filter(one -> one.kind().equals("process_generating"))
                .map(one -> one.at() - made(one.frame().at("/output/data/0")))
                .sorted()
                .toList();
        assertEquals(EVENTS, nanos.size());
        return TimeUnit.NANOSECONDS.toMicros(nanos.get(EVENTS / 2));
    }

    private static long made(JsonNode value) {
        return Long.parseLong(
                value.isTextual() ? value.asText() : value.at("/0/2").asText());
    }

    @Test
    void addressesHaveItsPortAndThePath() throws Exception {
        try (Nginx nginx = Nginx.start(folder, container.port())) {
            expectOwnAddresses(new Site(nginx.address("/tbi")));
        }
    }

    @Test
    void addressesHaveAPathOfSeveralParts() throws Exception {
        try (Container deeper =
                        Container.start(kind, Engine.of(new Author(), files).at("/photos/tbi"));
                Nginx nginx =
                        Nginx.start(folder, deeper.port(), ours -> Nginx.replaced(ours, "/tbi/", "/photos/tbi/"))) {
            expectOwnAddresses(new Site(nginx.address("/photos/tbi")));
        }
    }

    @Test
    void addressesAreSecureWithTls() throws Exception {
        Certificates certificates = Certificates.of(folder, "localhost");
        Path certificate = folder.resolve("photo.pem");
        Path key = folder.resolve("photo.key");
        certificates.write(certificate, key);
        HttpClient client =
                HttpClient.newBuilder().sslContext(certificates.context()).build();
        try (Nginx nginx = Nginx.secure(folder, container.port(), certificate, key)) {
            Site site = new Site(URI.create("https://localhost:" + nginx.port() + "/tbi/"), client);
            assertEquals(HttpClient.Version.HTTP_2, site.get("config").version());
            assertTrue(Answers.header(site.get("config"), "Set-Cookie").contains("Secure"));
            expectOwnAddresses(site);
        }
    }

    /** As where a router or a container engine maps a port to nginx's. */
    @Test
    void addressesHaveThePortThatWasAskedFor() throws Exception {
        try (Nginx nginx = Nginx.start(folder, container.port())) {
            URI home = nginx.address("/tbi");
            for (String host : List.of("photo.example:8443", "photo.example")) {
                Reply config = Wire.get(home, "config", "Host: " + host);
                assertEquals(
                        "http://" + host + "/tbi",
                        Answers.read(config.text()).get("root").asText());
                for (URI other : List.of(home.resolve("/"), home.resolve("/tbi"))) {
                    Reply redirect = Wire.get(other, "", "Host: " + host);
                    URI seen = URI.create("http://" + host).resolve(redirect.header("Location"));
                    assertEquals("http://" + host + "/tbi/", seen.toString(), redirect::toString);
                }
            }
        }
    }

    /** Whatever has an address in it: calls, descriptions, tools, redirects. */
    private void expectOwnAddresses(Site site) throws Exception {
        String home = site.home().toString();
        String root = home.substring(0, home.length() - 1);
        String file = home + "gradio_api/file=";
        assertEquals(root, site.config().get("root").asText());
        assertEquals(
                root,
                Answers.json(200, site.get("gradio_api/openapi.json"))
                        .at("/servers/0/url")
                        .asText());
        JsonNode called = site.visitor().call("same", Answers.fileData(site.upload("a.txt", FILE)));
        expectFile(site, file, called.at("/output/data/0/url").asText());
        JsonNode tool = Agent.legacy(
                        site,
                        "tools/call",
                        Agent.call("same", Answers.object().put("file", "data:text/plain;base64,YSBmaWxl")))
                .result();
        expectFile(site, file, tool.at("/structuredContent/url").asText());
        String upstream = ":" + container.port();
        for (String page : List.of("gradio_api/docs", "gradio_api/info", "llms.txt", "gradio_api/mcp/schema")) {
            HttpResponse<String> answer = site.get(page);
            assertEquals(200, answer.statusCode(), page);
            assertFalse(answer.body().contains(upstream), page);
        }
        for (String page : List.of("gradio_api/info", "llms.txt"))
            assertTrue(site.get(page).body().contains(root), page);
        assertRedirect(site, "gradio_api/docs/", home + "gradio_api/docs");
        assertRedirect(site, "/", home);
        assertRedirect(site, site.home().resolve(root).getPath(), home);
    }

    private static void expectFile(Site site, String begin, String url) throws Exception {
        assertTrue(url.startsWith(begin), url);
        assertEquals("a file", new Site(URI.create(url), site.client()).get("").body());
    }

    private static void assertRedirect(Site site, String from, String to) throws Exception {
        URI address = site.home().resolve(from);
        HttpResponse<String> redirect = new Site(address, site.client()).get("");
        assertEquals(3, redirect.statusCode() / 100, () -> from + " " + redirect);
        assertEquals(to, address.resolve(Answers.header(redirect, "Location")).toString(), from);
    }
}
