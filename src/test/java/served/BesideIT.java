package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The author's own things beside the engine, and two servers in one context that share nothing. */
@EachContainer
class BesideIT {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Parameter
    ContainerKind kind;

    @TempDir
    Path folder;

    private Container container;
    private Site root;
    private Site closed;

    @BeforeEach
    void start() throws Exception {
        Path pages = Files.createDirectories(folder.resolve("pages"));
        Files.writeString(pages.resolve("page.html"), "<p>static</p>");
        Files.writeString(Files.createDirectories(pages.resolve("private")).resolve("page.html"), "<p>private</p>");
        Files.writeString(Files.createDirectories(pages.resolve("call")).resolve("page.html"), "<p>call</p>");
        container = Container.start(kind, new WebApp("/ctx", List.of(pages), new Beside(folder), Map.of()));
        root = new Site(container.address("/ctx"));
        closed = new Site(container.address("/ctx/private"));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("X-Stamp").orElse("no stamp") + ": " + answer.body();
    }

    private static HttpRequest.Builder allowed(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer secret");
    }

    @Test
    void theAuthorsOwnThingsAnswer() throws Exception {
        assertEquals("200 author: own GET x", told(root.get("own/a/b?field=x")));
        assertEquals("200 author: own POST x y", told(root.post("own", FORM, "field=x+y")), "the body is still there");
        assertEquals("200 author: thing a", told(root.get("api/things/a")));
        assertEquals("200 author: posted {\"a\":1}", told(root.post("api/things", "{\"a\":1}")));
        assertEquals("200 author: <p>static</p>", told(root.get("page.html")));
        assertEquals("200 author: <p>private</p>", told(closed.get("page.html")), "its login is for its endpoints");
        assertTrue(
                told(root.get("gradio_api/info")).startsWith("200 author: {"), "the author's filters see everything");
    }

    @Test
    void theCookiesOfTheAuthorsFiltersStay() throws Exception {
        List<String> cookies = root.get("config").headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split("=")[0])
                .toList();
        assertEquals(List.of("stamp", "gradio-owner"), cookies);
    }

    @Test
    void theAuthorsOwnThingsComeBeforeOldAddresses() throws Exception {
        assertEquals("200 author: own POST null", told(root.post("upload", FORM, "")));
        assertEquals("404", told(root.post("api/nothing", "{}")).substring(0, 3));
        assertEquals("200 author: <p>call</p>", told(root.get("call/page.html")));
        assertTrue(told(root.post("call/greet", "{\"data\":[\"Ann\"]}")).startsWith("200 author: {\"event_id\":"));
        assertTrue(told(root.get("info")).startsWith("200 author: {\"named_endpoints\":"));
        JsonNode open = Answers.json(200, root.post("gradio_api/call/greet", "{\"data\":[\"Ann\"]}"));
        assertEquals(
                "event: complete\ndata: [\"Hello Ann\"]\n\n",
                root.get("call/greet/" + open.get("event_id").textValue()).body());
    }

    @Test
    void whatNobodyHasIsTheContainersToSay() throws Exception {
        HttpResponse<String> answer = root.get("nothing");
        assertEquals(404, answer.statusCode());
        assertFalse(Answers.type(answer).equals("application/json"), answer.body());
    }

    @Test
    void everyMountHasItsOwnEndpoints() throws Exception {
        assertEquals("[\"/greet\",\"/same\"]", endpoints(root.get("gradio_api/info")));
        assertEquals("[\"/count\",\"/same\"]", endpoints(closed.send(allowed(closed.request("gradio_api/info")))));
        assertEquals(
                "Hello Ann",
                root.visitor().call("greet", "Ann").at("/output/data/0").textValue());
        JsonNode config = Answers.json(200, closed.send(allowed(closed.request("config"))));
        assertEquals(closed.home().toString(), config.get("root").textValue() + "/");
    }

    private static String endpoints(HttpResponse<String> info) {
        var names = Answers.list();
        Answers.json(200, info).get("named_endpoints").fieldNames().forEachRemaining(names::add);
        return names.toString();
    }

    @Test
    void everyMountHasItsOwnLogin() throws Exception {
        assertEquals(200, root.get("config").statusCode());
        assertEquals(401, closed.get("config").statusCode());
        ObjectNode body = Answers.object().put("fn_index", 0).put("session_hash", "s");
        body.set("data", Answers.list("text"));
        assertEquals(401, closed.post("gradio_api/queue/join", body).statusCode());
        assertEquals(200, root.post("gradio_api/queue/join", body).statusCode());
    }

    @Test
    void everyMountHasItsOwnLimitsAndFiles() throws Exception {
        byte[] large = new byte[Beside.SMALL + 1];
        String path = root.upload("a.bin", large);
        assertEquals(
                413,
                closed.send(allowed(Multipart.of("files", "a.bin", large).to(closed)))
                        .statusCode());
        assertEquals(200, root.get("gradio_api/file=" + path).statusCode());
        assertEquals(
                403,
                closed.send(allowed(closed.request("gradio_api/file=" + path))).statusCode());
    }

    @Test
    void theQueryOfAPageIsIgnoredEverywhere() throws Exception {
        String query = "__theme=dark&page=about&view=api&foo=bar&foo=&__sign=x%20y";
        assertEquals(root.get("config").body(), root.get("config?" + query).body());
        assertEquals(
                root.get("gradio_api/info").body(),
                root.get("gradio_api/info?serialize=False&" + query).body());
        String path = Answers.json(
                        200,
                        root.send(HttpRequest.newBuilder(root.at("gradio_api/upload?" + query))
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(HttpRequest.BodyPublishers.ofString("--b\r\nContent-Disposition: form-data;"
                                        + " name=\"files\"; filename=\"a.txt\"\r\n\r\nabc\r\n--b--\r\n"))))
                .get(0)
                .textValue();
        assertEquals("abc", root.get("gradio_api/file=" + path + "?" + query).body());
        ObjectNode body =
                Answers.object().put("fn_index", root.fnIndex("greet")).put("session_hash", "s");
        body.set("data", Answers.list("Ann"));
        String event = Answers.json(200, root.post("gradio_api/queue/join?" + query, body))
                .get("event_id")
                .textValue();
        HttpResponse<String> stream = root.get("gradio_api/queue/data?session_hash=s&" + query);
        assertTrue(stream.body().contains("\"event_id\":\"" + event + "\",\"output\":{\"data\":[\"Hello Ann\"]"));
    }
}
