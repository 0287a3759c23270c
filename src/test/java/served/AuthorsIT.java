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
import fixtures.Mounts;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** The fixtures app, where every thing that an author may declare is declared once: what its callers see of it. */
@EachContainer
class AuthorsIT {
    private static Container container;
    private static Site site;

    @Parameter
    ContainerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ContainerKind kind) throws Exception {
        container = Container.start(kind, WebApp.of(new Mounts()));
        site = new Site(container.address("/authors"));
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        container.close();
    }

    private static JsonNode info(String name) throws Exception {
        return Answers.json(200, site.get("gradio_api/info"))
                .get("named_endpoints")
                .path("/" + name);
    }

    @Test
    void whatIsSaidOfParametersIsTold() throws Exception {
        JsonNode send = info("send");
        assertEquals("Sends a parcel.", send.get("description").textValue());
        JsonNode what = send.at("/parameters/0");
        assertEquals("what", what.get("parameter_name").textValue());
        assertEquals(
                "{\"type\":\"dict(weight: int, way: None | Literal['by_land', 'by_sea'], marks: list[str], duties: dict(str,"
                        + " int))\",\"description\":\"What is sent\"}",
                what.get("python_type").toString());
        assertEquals(
                "{\"type\":\"object\",\"properties\":{\"weight\":{\"type\":\"integer\"},"
                        + "\"way\":{\"oneOf\":[{\"type\":\"null\"},{\"enum\":[\"by_land\",\"by_sea\"]}]},"
                        + "\"marks\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                        + "\"duties\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}},"
                        + "\"required\":[\"weight\",\"marks\",\"duties\"]}",
                what.get("type").toString());
        JsonNode way = send.at("/parameters/1");
        assertTrue(way.get("parameter_has_default").booleanValue());
        assertEquals("by_land", way.get("parameter_default").textValue());
        assertEquals(1, info("caller").at("/returns").size());
        assertEquals(0, info("caller").at("/parameters").size(), "what the engine gives is no parameter");
        assertEquals(2, info("copy").at("/returns").size());
        assertEquals(0, info("nothing").at("/returns").size());
    }

    @Test
    void whatARecordRefusesIsTheCallersToRead() throws Exception {
        JsonNode parcel = Answers.read("{\"weight\":0,\"marks\":[],\"duties\":{}}");
        JsonNode detail = Answers.json(
                        422, site.visitor().tryJoin(site.fnIndex("send"), Answers.list(parcel, "by_air")))
                .get("detail");
        assertEquals(
                "[what: weight must be 1 or more, not 0, way: must be one of 'by_land', 'by_sea', not \"by_air\"]",
                detail.findParents("message").stream()
                        .map(problem -> problem.get("parameter_name").textValue() + ": "
                                + problem.get("message").textValue())
                        .toList()
                        .toString());
    }

    private static List<JsonNode> frames(String apiName, Object... data) throws Exception {
        Visitor visitor = site.visitor();
        visitor.join(apiName, data);
        try (Frames frames = visitor.listen()) {
            return frames.rest();
        }
    }

    private static String values(String apiName, Object... data) throws Exception {
        return frames(apiName, data).stream()
                .filter(frame -> frame.has("output"))
                .map(frame -> frame.at("/output/data/0").toString())
                .collect(Collectors.joining(" "));
    }

    @Test
    void generatorsInAllFourFormsAreToldValueByValue() throws Exception {
        assertEquals("\"x\" [[\"append\",[],\"x\"]] \"xx\"", values("streamed", 2));
        assertEquals("0 [[\"replace\",[],1]] 1", values("published", 2));
        assertEquals("\"by_land\" [[\"replace\",[],\"by_sea\"]] \"by_sea\"", values("iterable"));
        String path = site.upload("a.txt", new byte[] {1, 2, 3});
        List<JsonNode> iterated =
                new ArrayList<>(frames("iterated", Answers.list(Answers.fileData(path), Answers.fileData(path))));
        iterated.removeIf(frame -> !frame.get("msg").textValue().equals("process_completed"));
        String url = iterated.get(0).at("/output/data/0/url").textValue();
        assertEquals(
                3,
                site.bytes(java.net.http.HttpRequest.newBuilder(java.net.URI.create(url)))
                        .body()
                        .length);
    }

    @Test
    void aRequestIsKnownAfterItHasEnded() throws Exception {
        Visitor first = site.visitor();
        String holding = first.join("await");
        try (Frames stream = first.listen()) {
            stream.await("process_starts");
            ObjectNode body =
                    Answers.object().put("fn_index", site.fnIndex("caller")).put("session_hash", "second");
            body.set("data", Answers.list());
            Answers.json(
                    200,
                    site.send(site.request("gradio_api/queue/join?mark=a&mark=b%20c")
                            .header("Content-Type", "application/json")
                            .header("User-Agent", "a test")
                            .POST(BodyPublishers.ofString(body.toString()))));
            first.cancel("await", holding);
            assertEquals(
                    "Cancelled",
                    stream.await("process_completed").at("/output/error").textValue());
        }
        try (Frames stream = new Visitor(site, "second").listen()) {
            assertEquals(
                    "{\"agent\":\"a test\",\"marks\":[\"a\",\"b c\"],\"address\":\"127.0.0.1\",\"principal\":null,"
                            + "\"session\":\"second\"}",
                    stream.await("process_completed").at("/output/data/0").toString());
        }
    }

    @Test
    void visibilityDecidesWhoIsToldAndWhoMayCall() throws Exception {
        JsonNode listed = Answers.json(200, site.get("gradio_api/info")).get("named_endpoints");
        JsonNode all = Answers.json(200, site.get("gradio_api/info?all_endpoints=True"))
                .get("named_endpoints");
        assertFalse(listed.has("/direct") || listed.has("/hidden") || all.has("/hidden"));
        assertTrue(all.has("/direct"));
        assertEquals(404, site.post("gradio_api/call/hidden", "{\"data\":[]}").statusCode());
        assertEquals("found", site.visitor().call("hidden").at("/output/data/0").textValue(), "by its fn_index");
    }

    @Test
    void whoMayDoWithoutAQueueIsAnsweredAtOnce() throws Exception {
        for (JsonNode dependency : site.config().get("dependencies")) {
            assertEquals(
                    !dependency.get("api_name").textValue().equals("direct"),
                    dependency.get("queue").booleanValue());
        }
        JsonNode answer = Answers.json(200, site.post("gradio_api/run/direct", "{\"data\":[\"x\"]}"));
        assertEquals("[\"x\"]", answer.get("data").toString());
    }

    @Test
    void noWordOfAnUnexpectedErrorIsTold() throws Exception {
        List<JsonNode> told = frames("fail", false);
        assertEquals("{\"error\":null}", told.get(told.size() - 2).get("output").toString());
        assertFalse(told.toString().contains("told"), told::toString);
        List<JsonNode> meant = frames("fail", true);
        assertEquals("Told", meant.get(meant.size() - 2).at("/output/error").textValue());
    }

    @Test
    void batchesStateAndAlerts() throws Exception {
        assertEquals("\"ababab\"", values("paired", "ab", 3));
        Visitor visitor = site.visitor();
        visitor.call("remember", "k", "a");
        assertEquals(
                "a", visitor.call("remember", "k", "b").at("/output/data/0").textValue());
        assertEquals("null", values("remember", "k", "c"));
        assertEquals(
                "info warning success warning",
                frames("alert", "Look").stream()
                        .filter(frame -> frame.get("msg").textValue().equals("log"))
                        .map(frame -> frame.get("level").textValue())
                        .collect(Collectors.joining(" ")));
    }
}
