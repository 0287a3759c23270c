package served;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import fixtures.Bounds;
import gradio.Server;
import gradio.UrlInputs;
import gradio.api.Api;
import gradio.api.McpTool;
import gradio.files.FileData;
import gradio.files.Origin;
import gradio.files.Reach;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Files that are named by a URL (gradio-protocol 3.5, reliability-and-security checks 8 and 61). */
@EachContainer
class UrlInputIT {
    private static final byte[] PHOTO = "photo".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_FILE = 10;

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private Container container;
    private boolean stopped;
    private Origin origin;
    private Site off;
    private Site on;
    private Site anyPort;
    private Site anywhere;

    /** The endpoints of these servers; only one call of each runs at a time. */
    public static final class Author {
        @Api
        @McpTool(openWorld = false)
        public FileData same(FileData file) {
            return FileData.of(file.file()).named(file.origName());
        }

        @Api(queue = false)
        public FileData direct(FileData file) {
            return same(file);
        }
    }

    @BeforeEach
    void start() throws Exception {
        origin = Origin.of(PHOTO);
        Reach usual = Reach.ofThePublic();
        Reach anyPorts = new Reach(usual.names(), usual.addresses(), port -> true, usual.tls());
        Reach all = new Reach(UrlInputIT::lookUp, address -> true, port -> true, usual.tls());
        List<Server> servers = List.of(
                server("off").build(),
                server("on").urlInputs(true).build(),
                UrlInputs.from(anyPorts, server("anyPort")).build(),
                UrlInputs.from(all, server("anywhere")).build());
        container = Container.start(kind, WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                String[] paths = {"/off", "/on", "/anyPort", "/anywhere"};
                for (int i = 0; i < paths.length; i++) servers.get(i).mount(event.getServletContext(), paths[i]);
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                servers.forEach(Server::close);
            }
        }));
        off = new Site(container.address("/off"));
        on = new Site(container.address("/on"));
        anyPort = new Site(container.address("/anyPort"));
        anywhere = new Site(container.address("/anywhere"));
    }

    private Server.Builder server(String name) {
        return Server.builder()
                .limits(Bounds.maxFileSize(MAX_FILE))
                .files(files.resolve(name))
                .endpoints(new Author());
    }

    private static InetAddress[] lookUp(String host) {
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @AfterEach
    void stop() throws Exception {
        origin.close();
        if (!stopped) container.close();
    }

    /** As the Python client sends a URL; the JavaScript client adds it as {@code url} too. */
    private static ObjectNode named(String url) {
        return Answers.fileData(url).put("orig_name", "theirs.png");
    }

    @Test
    void asLongAsNobodyHasAllowedThemUrlsAreRefusedAndNobodyIsAsked() throws Exception {
        for (String host : List.of("127.0.0.1", "localhost", "127.0.0.1.", "2130706433", "0x7f000001", "u@127.0.0.1")) {
            for (String scheme : List.of("http", "HTTPS")) {
                String url = origin.url(scheme, host, "/a.png");
                JsonNode detail = Answers.json(
                                422,
                                off.visitor()
                                        .tryJoin(
                                                off.fnIndex("same"),
                                                Answers.list(named(url).put("url", url))))
                        .get("detail");
                assertEquals("file", detail.at("/0/parameter_name").asText(), detail::toString);
                assertEquals(
                        "is a URL, and URL inputs are disabled on this server; upload the file instead",
                        detail.at("/0/message").asText());
            }
        }
        assertEquals(0, origin.connections());
    }

    @Test
    void whatIsNotPublicIsNotAskedAndTheCallFailsInWords() throws Exception {
        for (String host :
                List.of("127.0.0.1", "localhost", "169.254.169.254", "10.0.0.1", "[::1]", "no.such.invalid")) {
            String said = failure(on, "http://" + host + "/a.png");
            String plain = host.replaceAll("[\\[\\]]", "");
            assertEquals(
                    "The file at " + plain
                            + " could not be fetched: only public addresses of the Internet are asked, and"
                            + " this one is none or gives no proper answer.",
                    said);
            assertEquals(said, failure(anyPort, origin.url("http", host, "/")), "open port");
            assertEquals(said, failure(anyPort, "http://" + host + ":1/"), "closed port");
        }
        assertEquals(0, origin.connections());
    }

    private static String failure(Site site, String url) throws Exception {
        JsonNode completed = site.visitor().call("same", named(url));
        assertFalse(completed.get("success").asBoolean(true), completed::toString);
        return completed.at("/output/error").asText();
    }

    @Test
    void aUrlThatIsNotToBeAskedForNamesItsParameter() throws Exception {
        JsonNode detail = Answers.json(
                        422, on.visitor().tryJoin(on.fnIndex("same"), Answers.list(named("http://photos.example:22/"))))
                .get("detail");
        assertEquals("file", detail.at("/0/parameter_name").asText());
        assertEquals(
                "cannot be fetched: the URL names the port 22; only those of the web, 80 and 443, are asked",
                detail.at("/0/message").asText());
    }

    @Test
    void theFunctionGetsTheFileOfTheUrl() throws Exception {
        JsonNode completed =
                anywhere.visitor().call("same", named(origin.url("http", "photos.example", "/b/my%20photo.png?c=d")));
        JsonNode file = completed.at("/output/data/0");
        assertEquals("my photo.png", file.get("orig_name").asText(), completed::toString);
        assertTrue(file.get("path").asText().endsWith("/my_photo.png"), completed::toString);
        HttpResponse<byte[]> fetched = anywhere.bytes(
                anywhere.request("gradio_api/file=" + file.get("path").asText()));
        assertArrayEquals(PHOTO, fetched.body());
    }

    @Test
    void everyWayToCallTakesUrls() throws Exception {
        ObjectNode url = named(origin.url("http", "photos.example", "/a.png"));
        ObjectNode body = Answers.object();
        body.set("data", Answers.list(url));
        assertTrue(answer(Answers.json(200, anywhere.post("gradio_api/call/same", body)))
                .contains("a.png"));
        ObjectNode byName = Answers.object();
        byName.set("file", url);
        assertTrue(answer(Answers.json(200, anywhere.post("gradio_api/call/v2/same", byName)))
                .contains("a.png"));
        JsonNode direct = Answers.json(200, anywhere.post("gradio_api/run/direct", body));
        assertEquals("a.png", direct.at("/data/0/orig_name").asText(), direct::toString);
        assertEquals(3, origin.connections());
    }

    private String answer(JsonNode called) throws Exception {
        return anywhere.get("gradio_api/call/same/" + called.get("event_id").asText())
                .body();
    }

    private static Agent agent(Site site, String url) {
        return Agent.modern(
                site, "tools/call", Agent.call("same", Answers.object().put("file", url)));
    }

    @Test
    void agentsMayNameUrlsToo() throws Exception {
        JsonNode result = agent(anywhere, origin.url("http", "photos.example", "/b/my%20photo.png?c=d"))
                .result();
        assertEquals("my photo.png", result.at("/structuredContent/name").asText(), result::toString);
        HttpResponse<byte[]> fetched = anywhere.bytes(HttpRequest.newBuilder(
                URI.create(result.at("/structuredContent/url").asText())));
        assertArrayEquals(PHOTO, fetched.body());
    }

    @Test
    void agentsAreToldWhetherTheyMay() throws Exception {
        JsonNode may = tool(on);
        assertTrue(may.at("/inputSchema/properties/file/description").asText().contains("http(s) URL"), may::toString);
        assertTrue(may.at("/annotations/openWorldHint").asBoolean(), may::toString);
        JsonNode mayNot = tool(off);
        assertFalse(
                mayNot.at("/inputSchema/properties/file/description").asText().contains("http(s)"), mayNot::toString);
        assertFalse(mayNot.at("/annotations/openWorldHint").asBoolean(), mayNot::toString);
    }

    private static JsonNode tool(Site site) throws Exception {
        return Agent.modern(site, "tools/list", Answers.object()).result().at("/tools/0");
    }

    @Test
    void agentsAreRefusedWhatOthersAre() throws Exception {
        assertEquals(
                "The arguments do not fit: file: is a URL, and URL inputs are disabled on this server; upload the file"
                        + " instead",
                failure(agent(off, origin.url("http", "127.0.0.1", "/a.png"))));
        assertEquals(
                "The arguments do not fit: file: cannot be fetched: the URL names the port 22; only those of the web, 80"
                        + " and 443, are asked",
                failure(agent(on, "http://photos.example:22/")));
        for (String host : List.of("127.0.0.1", "169.254.169.254", "[::1]", "no.such.invalid")) {
            String url = origin.url("http", host, "/a.png");
            assertEquals(failure(anyPort, url), failure(agent(anyPort, url)));
        }
        assertEquals(0, origin.connections());
    }

    private static String failure(Agent agent) throws Exception {
        JsonNode result = agent.result();
        assertTrue(result.path("isError").asBoolean(), result::toString);
        return result.at("/content/0/text").asText();
    }

    @Test
    void aFileOverTheLimitIsRefusedAsAnUploadWouldBe() throws Exception {
        try (Origin large = Origin.of(new byte[MAX_FILE + 1])) {
            assertEquals(
                    "File size exceeded maximum allowed size of 10 bytes.",
                    failure(anywhere, large.url("http", "photos.example", "/")));
        }
    }

    @Test
    void cancelEndsTheDownloadAndFreesTheSlot() throws Exception {
        try (Origin silent = Origin.holding("HTTP/1.1 200 OK\r\n\r\nph")) {
            Visitor visitor = anywhere.visitor();
            String event = visitor.join("same", named(silent.url("http", "photos.example", "/")));
            try (Frames frames = visitor.listen()) {
                silent.awaitRequest();
                visitor.cancel("same", event);
                JsonNode completed = frames.await("process_completed");
                assertEquals("Cancelled", completed.at("/output/error").asText(), completed::toString);
            }
            silent.awaitLeave();
        }
        assertTrue(anywhere.visitor()
                .call("same", named(origin.url("http", "photos.example", "/")))
                .get("success")
                .asBoolean());
    }

    @Test
    void aServerThatStopsLeavesNoDownloadBehind() throws Exception {
        try (Origin silent = Origin.holding("HTTP/1.1 200 OK\r\n\r\nph")) {
            ObjectNode body = Answers.object();
            body.set("data", Answers.list(named(silent.url("http", "photos.example", "/"))));
            anywhere.send(anywhere.request("gradio_api/call/same")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
            silent.awaitRequest();
            container.close();
            stopped = true;
            silent.awaitLeave();
        }
    }
}
