package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** {@code gradio.mcp_server = false}. */
@EachContainer
class McpOffIT {
    @Parameter
    ContainerKind kind;

    @Test
    void nothingIsThereForAgentsAndNothingSpeaksOfIt() throws Exception {
        WebApp app = WebApp.ofProject().with("gradio.mcp_server", "false");
        try (Container container = Container.start(kind, app)) {
            Site site = new Site(container.address(""));
            for (String end : List.of("", "/", "/http", "/http/", "/schema")) {
                HttpResponse<String> read = site.get(Agent.PATH + end);
                assertEquals(
                        "{\"detail\":\"Not Found\"}", Answers.json(404, read).toString());
                HttpResponse<String> spoken = Agent.modern(site, "tools/list", Answers.object())
                        .at(Agent.PATH + end)
                        .send();
                assertEquals(
                        "{\"detail\":\"Not Found\"}", Answers.json(404, spoken).toString());
            }
            assertFalse(site.config().get("mcp_server").asBoolean());
            for (String path : List.of("gradio_api/info", "gradio_api/openapi.json"))
                assertFalse(site.get(path).body().toLowerCase().contains("mcp"), path);
        }
    }
}
