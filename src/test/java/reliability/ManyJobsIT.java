package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import fixtures.Bounds;
import fixtures.Pause;
import gradio.api.Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Frames;
import served.Site;
import served.Visitor;

/** R2: fifty sessions join ten tiny calls each and cancel one in ten, all at the same time. */
@EachContainer
class ManyJobsIT {
    private static final int SESSIONS = 50;
    private static final int JOBS = 10;
    private static final int REOPENED = 20; // a stream ends when nothing of its session is pending

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    /** Remembers what it was called with, in order. One call at a time. */
    public static final class Author {
        private final Queue<String> ran = new ConcurrentLinkedQueue<>();

        @Api
        public String tiny(String name) {
            ran.add(name);
            Pause.seconds(0.005);
            return name;
        }
    }

    /** What one session has joined and heard. */
    private record Heard(Map<String, String> nameById, List<JsonNode> frames) {}

    @Test
    void everyCallIsAnsweredOnceAndRunsAtMostOnce() throws Exception {
        Author author = new Author();
        List<Heard> all = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(SESSIONS);
        try (Container container =
                Container.start(kind, Engine.of(author, files, Bounds.maxQueueSize(SESSIONS * JOBS)))) {
            Site site = new Site(container.address(""));
            int fnIndex = site.fnIndex("tiny");
            List<Future<Heard>> sessions = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                int number = i;
                sessions.add(clients.submit(() -> client(site, fnIndex, number)));
            }
            for (Future<Heard> session : sessions) all.add(session.get());
        } finally {
            clients.shutdownNow();
        }
        int joined = all.stream().mapToInt(one -> one.nameById().size()).sum();
        int completed = 0;
        int cancelled = 0;
        Set<String> answered = new HashSet<>();
        for (Heard one : all) {
            for (JsonNode frame : one.frames()) {
                if (!frame.get("msg").asText().equals("process_completed")) continue;
                answered.add(frame.get("event_id").asText());
                if (isResultOf(one, frame)) completed++;
                else if (frame.at("/output/error").asText().equals("Cancelled")) cancelled++;
            }
            expectRanksToFall(one);
        }
        Figures figures = new Figures("R2", kind);
        figures.exactly(
                joined,
                completed + cancelled,
                "calls of " + joined + " were completed (" + completed + ") or cancelled (" + cancelled + ")");
        figures.exactly(0, joined - answered.size(), "calls were lost");
        figures.exactly(0, author.ran.size() - Set.copyOf(author.ran).size(), "calls ran twice");
        assertTrue(cancelled > 0, "nothing was cancelled");
        expectOrderWithinSessions(List.copyOf(author.ran));
    }

    private static Heard client(Site site, int fnIndex, int number) throws Exception {
        Random random = new Random(number);
        Visitor visitor = site.visitor();
        Heard heard = new Heard(new HashMap<>(), new ArrayList<>());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            String name = number + "/" + i;
            JsonNode joined = Answers.json(200, visitor.tryJoin(fnIndex, Answers.list(name)));
            ids.add(joined.get("event_id").asText());
            heard.nameById().put(ids.get(i), name);
            if (random.nextInt(JOBS) == 0) visitor.cancel("tiny", ids.get(random.nextInt(ids.size())));
        }
        for (int i = 0; i < REOPENED && !isAnswered(heard); i++) {
            try (Frames stream = visitor.listen()) {
                heard.frames().addAll(stream.rest());
            }
        }
        return heard;
    }

    private static boolean isAnswered(Heard heard) {
        long answers = heard.frames().stream()
                .filter(frame -> frame.get("msg").asText().equals("process_completed"))
                .count();
        return answers >= heard.nameById().size();
    }

    private static boolean isResultOf(Heard one, JsonNode completed) {
        String name = one.nameById().get(completed.get("event_id").asText());
        return completed.get("success").asBoolean()
                && completed.at("/output/data/0").asText().equals(name);
    }

    private static void expectRanksToFall(Heard one) {
        Map<String, Integer> last = new HashMap<>();
        for (JsonNode frame : one.frames()) {
            if (!frame.get("msg").asText().equals("estimation")) continue;
            int rank = frame.get("rank").asInt();
            Integer before = last.put(frame.get("event_id").asText(), rank);
            assertTrue(before == null || rank <= before, () -> "a rank rose from " + before + ": " + frame);
        }
    }

    /** All of them are one client to the queue, by their address, so the oldest comes first. */
    private static void expectOrderWithinSessions(List<String> ran) {
        for (int i = 0; i < SESSIONS; i++) {
            String session = i + "/";
            List<String> own =
                    ran.stream().filter(name -> name.startsWith(session)).toList();
            assertEquals(own.stream().sorted().toList(), own);
        }
    }
}
