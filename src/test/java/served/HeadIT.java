package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD, OPTIONS and methods that there are not, on every kind of route. */
@EveryContainer
class HeadIT {
    private final Site app;
    private final Site bench;
    private final Bench controls;

    HeadIT(Place place, Servers servers) throws Exception {
        app = servers.app(place);
        bench = servers.bench(place);
        controls = servers.controls(place);
    }

    private static Reply ask(Site site, String method, String path, String... headers) throws Exception {
        return Wire.ask(site.home(), method, site.home().getRawPath() + path, List.of(headers), new byte[0]);
    }

    /** What both have; a date changes, and who has no cookie is given another one each time. */
    private static String headers(Reply reply) {
        StringBuilder told = new StringBuilder(reply.status() + " ");
        for (String name : List.of(
                "Content-Type",
                "Content-Length",
                "Content-Disposition",
                "Cache-Control",
                "Content-Security-Policy",
                "Accept-Ranges",
                "Allow",
                "Location"))
            told.append(name).append(": ").append(reply.header(name)).append('\n');
        return told.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config",
                "gradio_api/info",
                "gradio_api/openapi.json",
                "gradio_api/docs",
                "gradio_api/docs/",
                "gradio_api/docs/main.js",
                "gradio_api/docs/none",
                "gradio_api/llms.txt",
                "llms.txt",
                "gradio_api/app_id",
                "gradio_api/queue/status",
                "gradio_api/queue/standing",
                "gradio_api/file=none",
                "gradio_api/mcp/",
                "gradio_api/mcp/schema",
                "gradio_api/none",
                "gradio_api/upload",
                "gradio_api/queue/join",
                "gradio_api/call/x",
                "login",
                "info",
                "queue/status",
                "",
                "js/main.js"
            })
    void headIsGetWithoutTheBody(String path) throws Exception {
        Reply get = ask(app, "GET", path);
        Reply head = ask(app, "HEAD", path);
        assertEquals(headers(get), headers(head));
        assertEquals("", head.text());
        String length = head.header("Content-Length");
        assertTrue(length.isEmpty() || Integer.parseInt(length) == get.body().length, head::toString);
        boolean ours = path.matches("gradio_api/(info|openapi.json|docs|llms.txt)|llms.txt|config");
        assertTrue(!ours || !length.isEmpty(), "of a description the length is told");
    }

    @Test
    void ofAFileItIsThatOfTheFile() throws Exception {
        String path = "gradio_api/file=" + app.upload("a.png", new byte[70_000]);
        Reply head = ask(app, "HEAD", path);
        assertEquals("200 70000", head.status() + " " + head.header("Content-Length"));
        assertEquals(headers(ask(app, "GET", path)), headers(head));
        assertEquals("206 10", part(path, "HEAD"));
        assertEquals(part(path, "GET"), part(path, "HEAD"));
    }

    private String part(String path, String method) throws Exception {
        Reply part = ask(app, method, path, "Range: bytes=10-19");
        return part.status() + " " + part.header("Content-Length");
    }

    /** Whoever only looks takes nothing away from those who listen, and does not wait. */
    @Test
    void ofAStreamItTakesNothingAway() throws Exception {
        Visitor visitor = bench.visitor();
        visitor.join("hold", "head");
        controls.awaitStart("head");
        String event = Answers.json(200, bench.post("gradio_api/call/scale", "{\"data\":[\"a\",2]}"))
                .get("event_id")
                .asText();
        try (Frames frames = visitor.listen()) {
            for (String path : List.of(
                    "gradio_api/queue/data?session_hash=" + visitor.session(),
                    "gradio_api/call/scale/" + event,
                    "gradio_api/call/v2/scale/" + event,
                    "gradio_api/heartbeat/x",
                    "gradio_api/upload_progress?upload_id=x",
                    "queue/data?session_hash=" + visitor.session())) {
                Reply head = ask(bench, "HEAD", path);
                assertEquals(200, head.status(), path);
                assertTrue(head.header("Content-Type").startsWith("text/event-stream"), head::toString);
                assertEquals("no-store", head.header("Cache-Control"));
            }
            controls.release("head");
            assertEquals(
                    "held head",
                    frames.await("process_completed").at("/output/data/0").asText());
        }
        assertEquals(
                "event: complete\ndata: [\"ax2.0\"]\n\n",
                bench.get("gradio_api/call/scale/" + event).body());
    }

    @ParameterizedTest
    @CsvSource({
        "config, 'GET, HEAD, OPTIONS'",
        "gradio_api/info, 'GET, HEAD, OPTIONS'",
        "gradio_api/docs, 'GET, HEAD, OPTIONS'",
        "gradio_api/docs/main.js, 'GET, HEAD, OPTIONS'",
        "gradio_api/openapi.json, 'GET, HEAD, OPTIONS'",
        "llms.txt, 'GET, HEAD, OPTIONS'",
        "gradio_api/queue/status, 'GET, HEAD, OPTIONS'",
        "gradio_api/queue/data, 'GET, HEAD, OPTIONS'",
        "gradio_api/call/x/y, 'GET, HEAD, OPTIONS'",
        "gradio_api/file=x, 'GET, HEAD, OPTIONS'",
        "gradio_api/heartbeat/x, 'GET, HEAD, OPTIONS'",
        "gradio_api/upload, 'POST, OPTIONS'",
        "gradio_api/call/x, 'POST, OPTIONS'",
        "gradio_api/run/x, 'POST, OPTIONS'",
        "gradio_api/queue/join, 'POST, OPTIONS'",
        "gradio_api/cancel, 'POST, OPTIONS'",
        "gradio_api/reset, 'POST, OPTIONS'",
        "login, 'POST, OPTIONS'",
        "logout, 'POST, OPTIONS'"
    })
    void optionsAndRefusalsNameWhatThereIs(String path, String allowed) throws Exception {
        Reply options = ask(app, "OPTIONS", path);
        assertEquals("200 " + allowed + " ", options.status() + " " + options.header("Allow") + " " + options.text());
        assertEquals("", options.header("Access-Control-Allow-Origin"));
        for (String method : List.of("DELETE", "PUT", "PATCH", allowed.startsWith("GET") ? "POST" : "GET")) {
            Reply refused = ask(app, method, path);
            assertEquals("405 " + allowed, refused.status() + " " + refused.header("Allow"), method);
            assertEquals("{\"detail\":\"Method Not Allowed\"}", refused.text(), method);
        }
    }

    @Test
    void whatIsNotThereHasNoOptions() throws Exception {
        assertEquals(404, ask(app, "OPTIONS", "gradio_api/none").status());
    }
}
