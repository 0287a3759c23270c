package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Limits;
import gradio.Server;
import gradio.api.Api;
import gradio.api.McpPrompt;
import gradio.api.McpResource;
import gradio.api.McpTool;
import gradio.files.FileData;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A client may make so many calls in a minute, in whichever way. Two here, so that there is half a minute until the next. */
@EachContainer
class RateIT {
    private static final String SENTENCE = "Too many calls: 2 a minute are allowed\\. Try again in \\d+ seconds?\\.";

    @Parameter
    ContainerKind kind;

    private Container container;
    private Site site;

    /** Calls of it come in every way. */
    public static final class Author {
        @Api(queue = false)
        @McpTool
        public String echo(String text) {
            return text;
        }

        /** With it there is the tool for uploads. */
        @Api
        @McpTool
        public FileData same(FileData file) {
            return file;
        }

        @Api
        @McpResource(uri = "a:b")
        public String read() {
            return "";
        }

        @Api
        @McpPrompt
        public String prompt() {
            return "";
        }
    }

    @BeforeEach
    void start() throws Exception {
        Limits limits = Limits.DEFAULTS.withMaxCallsPerMinute(2);
        Server server = Server.builder().limits(limits).endpoints(new Author()).build();
        container = Container.start(kind, WebApp.of(Prey.serving(server)));
        site = new Site(container.address(""));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    private HttpRequest.Builder json(String path, String body) {
        return site.request("gradio_api/" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private Agent echo() {
        return Agent.modern(
                site, "tools/call", Agent.call("echo", Answers.object().put("text", "a")));
    }

    private Map<String, Supplier<HttpRequest.Builder>> ways() {
        String data = "{\"data\":[\"a\"],\"fn_index\":0,\"session_hash\":\"s\"}";
        Map<String, Supplier<HttpRequest.Builder>> ways = new LinkedHashMap<>();
        ways.put("192.0.2.1", () -> json("queue/join", data));
        ways.put("192.0.2.2", () -> json("call/echo", data));
        ways.put("192.0.2.3", () -> json("call/v2/echo", "{\"text\":\"a\"}"));
        ways.put("192.0.2.4", () -> json("run/echo", data));
        ways.put("192.0.2.5", () -> Multipart.of("files", "a.txt", new byte[9]).to(site));
        ways.put("192.0.2.6", () -> json("call/nothing", data)); // whoever guesses is counted, too
        return ways;
    }

    @Test
    void everyWayIsCounted() throws Exception {
        for (Map.Entry<String, Supplier<HttpRequest.Builder>> way : ways().entrySet()) {
            for (int n = 1; n <= 2; n++) {
                int status = send(way.getKey(), way.getValue().get()).statusCode();
                assertTrue(status == 200 || status == 404, way.getKey() + ": " + status);
            }
            HttpResponse<String> third = send(way.getKey(), way.getValue().get());
            assertTrue(Answers.json(429, third).get("detail").asText().matches(SENTENCE), third.body());
            int seconds = Integer.parseInt(Answers.header(third, "Retry-After"));
            assertTrue(0 < seconds && seconds <= 30, seconds + " s");
        }
    }

    private HttpResponse<String> send(String client, HttpRequest.Builder request) throws Exception {
        return site.send(request.header("X-Forwarded-For", client));
    }

    /** A status of 429 is lost on agents, and some of their hosts take it for the end of the connection. */
    @Test
    void agentsAreToldInAResult() throws Exception {
        assertFalse(echo().result().has("isError"));
        Agent legacy = Agent.legacy(
                site, "tools/call", Agent.call("echo", Answers.object().put("text", "a")));
        assertFalse(legacy.result().has("isError"));
        for (Agent third : new Agent[] {legacy, echo()}) {
            JsonNode result = third.result();
            assertTrue(result.get("isError").asBoolean(), result::toString);
            assertTrue(result.at("/content/0/text").asText().matches(SENTENCE), result::toString);
        }
        JsonNode upload = Agent.modern(site, "tools/call", Agent.call("create_upload_url", Answers.object()))
                .result();
        assertTrue(upload.path("isError").asBoolean(), upload::toString);
        for (Agent other : new Agent[] {
            Agent.legacy(site, "resources/read", Answers.object().put("uri", "a:b")),
            Agent.legacy(site, "prompts/get", Answers.object().put("name", "prompt"))
        }) {
            JsonNode error = other.all().get(0).get("error");
            assertTrue(error.get("message").asText().matches(SENTENCE), error::toString);
        }
        assertEquals(
                3,
                Agent.modern(site, "tools/list", Answers.object())
                        .result()
                        .get("tools")
                        .size());
        assertEquals(429, site.send(json("call/echo", "{\"data\":[\"a\"]}")).statusCode(), "they are counted together");
    }

    @Test
    void othersAndWhatIsNoWorkAreNotRefused() throws Exception {
        for (int n = 1; n <= 3; n++) send("192.0.2.1", json("call/echo", "{\"data\":[\"a\"]}"));
        assertEquals(
                200, send("192.0.2.2", json("call/echo", "{\"data\":[\"a\"]}")).statusCode());
        for (String path : new String[] {"config", "gradio_api/info", "gradio_api/queue/status"})
            assertEquals(200, send("192.0.2.1", site.request(path)).statusCode(), path);
        assertEquals(200, send("192.0.2.1", json("cancel", "{}")).statusCode());
    }
}
