package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Bench;
import served.Site;
import served.Visitor;

/** R4: a call is cancelled while it runs, while it waits, after it, twice, by a stranger, and under an id that nobody knows. */
@EachContainer
class CancelAnywhereIT {
    @Parameter
    ContainerKind kind;

    private final Bench bench = new Bench();
    private int accepted;

    @Test
    void everyCancelIsAcceptedAndEachCallIsAnsweredOnce(@TempDir Path files) throws Exception {
        try (Container container = Container.start(kind, Engine.of(bench, files))) {
            Site site = new Site(container.address(""));
            Call running = new Call(site, "running");
            bench.awaitStart("running");
            Call waiting = new Call(site, "waiting");
            Call finished = new Call(site, "finished");
            cancel(finished.visitor, running.event); // a stranger
            cancel(running.visitor, "nobody knows it");
            cancel(waiting.visitor, waiting.event);
            cancel(waiting.visitor, waiting.event);
            assertEquals("Cancelled", waiting.answer().at("/output/error").asText());
            cancel(running.visitor, running.event);
            cancel(running.visitor, running.event);
            assertEquals("Cancelled", running.answer().at("/output/error").asText());
            bench.awaitStart("finished");
            site.visitor().call("release", "finished");
            assertEquals("held finished", finished.answer().at("/output/data/0").asText());
            cancel(finished.visitor, finished.event);
            int answers = 0;
            for (Call call : List.of(running, waiting, finished)) answers += call.answersUpToTheEnd();
            assertFalse(bench.hasStarted("waiting"));
            Figures figures = new Figures("R4", kind);
            figures.exactly(7, accepted, "cancels of 7 were accepted");
            figures.exactly(3, answers, "answers to 3 calls");
        }
    }

    private void cancel(Visitor visitor, String event) throws Exception {
        if (visitor.cancel("hold", event).statusCode() == 200) accepted++;
    }

    /** A call with a stream of its own. */
    private static final class Call {
        private final Visitor visitor;
        private final String event;
        private final Listening stream;

        Call(Site site, String ticket) throws Exception {
            visitor = site.visitor();
            event = visitor.join("hold", ticket);
            stream = Listening.toSession(site, visitor.session());
        }

        JsonNode answer() throws InterruptedException {
            stream.await("process_completed");
            return stream.frames("process_completed").get(0);
        }

        int answersUpToTheEnd() {
            stream.end().join();
            return stream.frames("process_completed").size();
        }
    }
}
