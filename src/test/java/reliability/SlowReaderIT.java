package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import fixtures.Bounds;
import fixtures.Paced;
import gradio.Limits;
import gradio.api.Api;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Site;
import served.Visitor;

/** R5: one client asks for 12 MB and reads none of it, beside three that read what they get. */
@EachContainer
class SlowReaderIT {
    private static final int BEATS = 100; // 5 s
    private static final int STALL = 2_000; // ms
    private static final int WIDTH = 1 << 20;

    @Parameter
    ContainerKind kind;

    /** A big generator, one call at a time, and a steady one. */
    public static final class Author {
        @Api
        public Stream<String> big(int n) {
            return IntStream.range(0, n)
                    .mapToObj(i -> Character.toString('a' + i).repeat(WIDTH));
        }

        @Api(concurrencyLimit = Api.UNLIMITED)
        public Iterator<Integer> steady() {
            return new Paced<>(BEATS, 0.05, i -> i);
        }
    }

    @Test
    void othersNeverWaitForItAndItIsGivenUp(@TempDir Path files) throws Exception {
        Limits limits = Bounds.pace(Duration.ofSeconds(1), Duration.ofMillis(STALL));
        try (Container container = Container.start(kind, Engine.of(new Author(), files, limits))) {
            Site site = new Site(container.address(""));
            site.visitor().call("big", 1); // warm
            List<Listening> fast = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Visitor visitor = site.visitor();
                visitor.join("steady");
                fast.add(Listening.toSession(site, visitor.session()));
                fast.get(i).await("process_generating");
            }
            Visitor slow = site.visitor();
            slow.join("big", 12);
            long began = System.nanoTime();
            try (Socket unread = RawStream.open(site, slow, 4096)) {
                assertEquals(
                        "a",
                        site.visitor()
                                .call("big", 1)
                                .at("/output/data/0")
                                .asText()
                                .substring(0, 1));
                long free = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                Figures figures = new Figures("R5", kind);
                figures.atMost(
                        2 * STALL + 2_000, free, "ms until the next call behind the one that is not read was done");
                long longest = 0;
                for (Listening reader : fast) longest = Math.max(longest, longestGap(reader));
                figures.atMost(1_000, longest, "ms, the longest gap at a reader that reads");
            }
        }
    }

    private static long longestGap(Listening reader) {
        reader.end().join();
        List<Listening.Heard> frames = reader.heard();
        assertEquals(BEATS, reader.frames("process_generating").size());
        long longest = 0;
        for (int i = 1; i < frames.size(); i++)
            longest = Math.max(longest, frames.get(i).at() - frames.get(i - 1).at());
        return TimeUnit.NANOSECONDS.toMillis(longest);
    }
}
