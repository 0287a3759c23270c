package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A container that stops while agents wait. */
@EachContainer
class McpStoppingIT {
    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    @Test
    void callersAndListenersAreTold() throws Exception {
        Bench bench = new Bench();
        Server server = Server.builder().files(files).endpoints(bench).build();
        Container container = Container.start(kind, WebApp.of(Prey.serving(server)));
        Site site = new Site(container.address(""));
        Agent hold = Agent.modern(
                site, "tools/call", Agent.call("hold", Answers.object().put("ticket", "a")));
        try (Agent.Told call = hold.open();
                Agent.Told listener = Agent.modern(site, "subscriptions/listen", Answers.object())
                        .open()) {
            bench.awaitStart("a");
            listener.next().orElseThrow();
            if (kind == ContainerKind.JETTY)
                server.close(); // as its shutdown hook does: Jetty closes connections before it tells anybody
            else container.close();
            List<JsonNode> end = call.rest();
            assertEquals(1, end.size(), end::toString);
            assertTrue(end.get(0).at("/result/isError").asBoolean(), end::toString);
            assertTrue(end.get(0).at("/result/content/0/text").asText().contains("stopping"), end::toString);
            List<JsonNode> goodbye = listener.rest();
            assertEquals(1, goodbye.size(), goodbye::toString);
            assertEquals("complete", goodbye.get(0).at("/result/resultType").asText());
        }
        bench.awaitReturn("a");
        if (kind == ContainerKind.JETTY) container.close();
    }
}
