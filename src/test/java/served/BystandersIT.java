package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import fixtures.Bounds;
import gradio.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Clients that go while they are written to, and others whose answers must not suffer: Tomcat has one thread end such a request while
 * another may still be in its code for it, and both then meet in somebody else's.
 */
@EachContainer
class BystandersIT {
    private static final int LEAVING = 60; // of each of two; one in ten took a bystander with it
    private static final int BYSTANDERS = 4;

    @Parameter
    ContainerKind kind;

    private final Bench bench = new Bench();

    @Test
    void whoGoesTakesNobodyWithHim() throws Exception {
        Server server = Server.builder()
                .limits(Bounds.heartbeat(Duration.ofMillis(50)).withMaxCallsPerMinute(0))
                .endpoints(bench)
                .build();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Container container = Container.start(kind, WebApp.of(Prey.serving(server)))) {
            Site site = new Site(container.address(""));
            AtomicInteger leaving = new AtomicInteger(2);
            List<Future<?>> all = new ArrayList<>();
            for (String tool : List.of("hold", "linger")) {
                all.add(threads.submit(() -> {
                    try {
                        for (int n = 0; n < LEAVING; n++) leave(site, tool, tool + n);
                    } finally {
                        leaving.decrementAndGet();
                    }
                    return null;
                }));
            }
            for (int n = 0; n < BYSTANDERS; n++) {
                String text = "text " + n;
                all.add(threads.submit(() -> {
                    while (leaving.get() > 0) assertAnswered(site, text);
                    return null;
                }));
            }
            for (Future<?> one : all) one.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private void leave(Site site, String tool, String ticket) throws Exception {
        Agent call = Agent.modern(
                site, "tools/call", Agent.call(tool, Answers.object().put("ticket", ticket)));
        try (Agent.Told told = call.watching("p").open()) {
            told.await("Holding " + ticket);
        }
        bench.awaitReturn(ticket);
        assertFalse(bench.wasKept(ticket));
    }

    private static void assertAnswered(Site site, String text) throws Exception {
        List<JsonNode> messages = Agent.modern(
                        site, "tools/call", Agent.call("scale", Answers.object().put("text", text)))
                .all();
        assertTrue(!messages.isEmpty(), "an empty stream");
        assertEquals(text + "x1.5", messages.get(0).at("/result/content/0/text").asText(), messages::toString);
    }
}
