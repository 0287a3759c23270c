package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code /config} and {@code /gradio_api/info}: what the clients read before they call (gradio-protocol 1.4, 2). */
@EveryPlace
class DiscoveryIT {
    private static final JsonNode FILE_DATA = Answers.read("""
            {"type":"object","properties":{
              "path":{"type":"string"},
              "url":{"oneOf":[{"type":"null"},{"type":"string"}]},
              "size":{"oneOf":[{"type":"null"},{"type":"integer"}]},
              "orig_name":{"oneOf":[{"type":"null"},{"type":"string"}]},
              "mime_type":{"oneOf":[{"type":"null"},{"type":"string"}]},
              "is_stream":{"type":"boolean"},
              "meta":{"type":"object","properties":{"_type":{"const":"gradio.FileData"}},"required":["_type"]}},
             "required":["path","url","size","orig_name","mime_type","is_stream","meta"]}""");

    private final Site app;

    DiscoveryIT(Place place, Servers servers) throws Exception {
        app = servers.app(place);
    }

    @Test
    void configHasWhatBothClientsNeed() throws Exception {
        JsonNode config = app.config();
        assertEquals("sse_v3", config.get("protocol").asText());
        assertEquals("/gradio_api", config.get("api_prefix").asText());
        assertEquals("server", config.get("mode").asText());
        assertTrue(config.get("version").asText().matches("[5-9]\\.\\d+\\.\\d+"), config::toString);
        assertTrue(config.get("enable_queue").asBoolean());
        assertFalse(config.get("connect_heartbeat").asBoolean(true));
        assertFalse(config.get("run_history").asBoolean(true));
        assertTrue(config.has("max_file_size"));
    }

    @Test
    void rootIsTheAddressThatWasAsked() throws Exception {
        assertEquals(app.home().toString(), app.config().get("root").asText() + "/");
    }

    @Test
    void everyComponentThatAnEndpointNamesIsThere() throws Exception {
        JsonNode config = app.config();
        Set<Integer> ids = new HashSet<>();
        config.get("components")
                .forEach(component -> ids.add(component.get("id").asInt()));
        for (JsonNode endpoint : config.get("dependencies")) {
            endpoint.get("inputs").forEach(id -> assertTrue(ids.contains(id.asInt()), config::toString));
            endpoint.get("outputs").forEach(id -> assertTrue(ids.contains(id.asInt()), config::toString));
            assertTrue(
                    endpoint.get("queue").asBoolean()
                            && endpoint.get("backend_fn").asBoolean(),
                    endpoint::toString);
            assertEquals("sse", endpoint.get("connection").asText());
        }
    }

    @Test
    void infoDescribesAllEndpoints() throws Exception {
        JsonNode info = Answers.json(200, app.get("gradio_api/info?serialize=False"));
        assertTrue(info.get("unnamed_endpoints").isEmpty(), info::toString);
        JsonNode named = info.get("named_endpoints");
        assertEquals(3, named.size(), named::toString);
        for (String name : new String[] {"/remove_background", "/subject_mask"}) {
            JsonNode endpoint = named.get(name);
            assertEquals("public", endpoint.get("api_visibility").asText());
            assertFalse(endpoint.get("description").asText().isBlank(), endpoint::toString);
            assertFileNamed("image_path", endpoint.get("parameters"));
            assertFile(endpoint.get("returns").get(0));
        }
    }

    @Test
    void snippetsCallTheAddressThatWasAsked() throws Exception {
        String pointer = "/named_endpoints/~1remove_background/code_snippets";
        JsonNode snippets =
                Answers.json(200, app.get("gradio_api/info?serialize=False")).at(pointer);
        String root = app.home().toString().replaceFirst("/$", "");
        for (String language : new String[] {"python", "javascript"})
            assertTrue(snippets.get(language).asText().contains('"' + root + '"'), snippets::toString);
        assertTrue(
                snippets.get("bash").asText().contains(root + "/gradio_api/call/v2/remove_background"),
                snippets::toString);
        JsonNode all = Answers.json(200, app.get("gradio_api/info?all_endpoints=True"));
        assertTrue(all.at("/named_endpoints/~1remove_background").isObject(), all::toString);
        assertTrue(all.at(pointer).isMissingNode(), all::toString);
    }

    @Test
    void removeBackgroundIsDescribedAsInTheOriginal() throws Exception {
        JsonNode info = Answers.json(200, app.get("gradio_api/info"));
        assertEquals(
                "Removes the background from the image. Returns a transparent PNG.",
                info.at("/named_endpoints/~1remove_background/description").asText());
    }

    @Test
    void unknownQueryParametersAreIgnored() throws Exception {
        assertEquals(200, app.get("config?foo=bar").statusCode());
        assertEquals(200, app.get("gradio_api/info?page=").statusCode());
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertEquals(404, app.get("gradio_api/nonsense").statusCode());
        assertEquals(404, app.get("WEB-INF/web.xml").statusCode());
        assertEquals(404, app.get("WEB-INF/model/default.json").statusCode());
    }

    private static void assertFileNamed(String name, JsonNode parameters) {
        JsonNode parameter = parameters.get(0);
        assertEquals(name, parameter.get("parameter_name").asText());
        assertFalse(parameter.get("parameter_has_default").asBoolean());
        assertTrue(parameter.get("parameter_default").isNull());
        assertFile(parameter);
    }

    private static void assertFile(JsonNode described) {
        assertEquals("1st", described.get("label").asText());
        assertEquals("Api", described.get("component").asText());
        assertEquals("filepath", described.at("/python_type/type").asText());
        assertEquals(FILE_DATA, described.get("type"));
    }
}
