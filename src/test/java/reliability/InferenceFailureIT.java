package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Frames;
import served.Photographs;
import served.Site;
import served.Visitor;
import textbehindimage.ServedCutouts;
import textbehindimage.cutout.Cutouts;
import textbehindimage.cutout.HandMade;
import textbehindimage.cutout.ModelOutput;
import textbehindimage.cutout.ModelSettings;

/** R18: of n photos the model fails at the k-th, in one way or another. Its caller is told once, and all others get theirs. */
@EachContainer
class InferenceFailureIT {
    private static final int N = 6;
    private static final int K = 3;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration LONG_AFTER = TIMEOUT.plusSeconds(60);
    private static final String TOO_LONG = "The model took longer than the 120 seconds allowed for a photo.";

    @Parameter
    ContainerKind kind;

    @TempDir
    Path folder;

    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);

    /** What a session does at the k-th photo; the runs on grey before are not counted. */
    private Cutouts failing(int sessions, HandMade.Run atK) {
        List<Integer> gpus = sessions == 1 ? List.of(0) : List.of(0, 1);
        ModelSettings settings = new ModelSettings(1, TIMEOUT, ModelSettings.Gpu.AUTO, gpus, 0, true);
        Cutouts cutouts = HandMade.cutouts(
                folder,
                settings,
                now::get,
                device -> new HandMade(photo -> runs.incrementAndGet() == K ? atK.of(photo) : HandMade.mask())
                        .onStop(told::countDown));
        runs.set(0);
        return cutouts;
    }

    private ModelOutput hang() {
        try {
            hanging.countDown();
            free.await();
            return HandMade.mask();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anException() throws Exception {
        expectOneFailure(
                failing(1, photo -> {
                    throw new IllegalStateException("inner workings");
                }),
                "The model failed on this photo\\. Error id: \\S+");
    }

    @Test
    void anError() throws Exception {
        expectOneFailure(
                failing(1, photo -> {
                    throw new StackOverflowError();
                }),
                "The model failed on this photo\\. Error id: \\S+");
    }

    @Test
    void maskOfNoNumbers() throws Exception {
        expectOneFailure(
                failing(1, photo -> HandMade.mask(Float.NaN)),
                "The model gave no usable mask for this photo\\. Error id: \\S+");
    }

    private void expectOneFailure(Cutouts cutouts, String error) throws Exception {
        try (Container container = Container.start(kind, ServedCutouts.of(cutouts, folder));
                Warnings expected = new Warnings("textbehindimage")) {
            Site app = new Site(container.address(""));
            List<JsonNode> completed = completed(joined(app, N), N);
            expectOneFailure(completed, error);
            assertEquals(
                    "ready", Answers.json(200, app.get("readyz")).get("status").asText());
        }
    }

    private void expectOneFailure(List<JsonNode> completed, String error) {
        List<String> errors = completed.stream()
                .filter(frame -> !frame.get("success").asBoolean())
                .map(frame -> frame.at("/output/error").asText())
                .toList();
        Figures figures = new Figures("R18", kind);
        figures.exactly(1, errors.size(), "process_completed with success:false of " + N + " photos, " + errors);
        figures.exactly(N, completed.size(), "photos with exactly one process_completed");
        assertTrue(errors.get(0).matches(error), errors::toString);
    }

    /** One of two sessions hangs, deaf to the order to end. */
    @Test
    void aRunWithoutEnd() throws Exception {
        try (Container container = Container.start(kind, ServedCutouts.of(failing(2, photo -> hang()), folder));
                Warnings log = new Warnings("textbehindimage")) {
            Site app = new Site(container.address(""));
            Visitor visitor = joined(app, N);
            try (Frames frames = visitor.listen()) {
                List<JsonNode> completed = new ArrayList<>();
                while (completed.size() < N - 1) completed.add(frames.await("process_completed"));
                hanging.await();
                now.addAndGet(TIMEOUT.toNanos() + 1);
                told.await();
                now.addAndGet(LONG_AFTER.toNanos());
                completed.add(frames.await("process_completed"));
                assertEquals("close_stream", frames.rest().get(0).get("msg").asText());
                expectOneFailure(completed, TOO_LONG);
            }
            Figures figures = new Figures("R18", kind);
            String status = Answers.json(200, app.get("readyz")).get("status").asText();
            figures.exactly(1, status.equals("degraded") ? 1 : 0, "of /readyz and /healthz say: degraded");
            assertEquals(
                    "degraded",
                    Answers.json(200, app.get("healthz")).get("status").asText());
            figures.exactly(N, succeeding(completed(joined(app, N), N)), "photos after it, in the slots that are free");
            assertTrue(log.all().get(0).contains("takes longer than"), log.all()::toString);
        } finally {
            free.countDown();
        }
    }

    /** The only session hangs: everybody is told so, at once, until it ends after all. */
    @Test
    void aRunWithoutEndOfTheOnlySession() throws Exception {
        try (Container container = Container.start(kind, ServedCutouts.of(failing(1, photo -> hang()), folder));
                Warnings expected = new Warnings("textbehindimage")) {
            Site app = new Site(container.address(""));
            Visitor visitor = joined(app, N);
            hanging.await();
            now.addAndGet(LONG_AFTER.toNanos());
            List<JsonNode> completed = completed(visitor, N);
            Figures figures = new Figures("R18", kind);
            figures.exactly(K - 1, succeeding(completed), "photos before the run that hangs; all others are told");
            assertEquals(
                    "model_hangs",
                    Answers.json(503, app.get("readyz")).get("code").asText());
            assertEquals(
                    "degraded",
                    Answers.json(200, app.get("healthz")).get("status").asText());
            free.countDown();
            while (app.get("readyz").statusCode() != 200) Thread.onSpinWait();
            figures.exactly(N, succeeding(completed(joined(app, N), N)), "photos when it has ended after all");
        } finally {
            free.countDown();
        }
    }

    private static long succeeding(List<JsonNode> completed) {
        return completed.stream()
                .filter(frame -> frame.get("success").asBoolean())
                .count();
    }

    private static Visitor joined(Site app, int photos) throws Exception {
        Visitor visitor = app.visitor();
        String photo = app.upload("photo.png", Photographs.png(60, 80));
        for (int i = 0; i < photos; i++) visitor.join("remove_background", Answers.fileData(photo));
        return visitor;
    }

    /** Every process_completed up to the end of the stream. */
    private static List<JsonNode> completed(Visitor visitor, int photos) throws Exception {
        try (Frames frames = visitor.listen()) {
            List<JsonNode> completed = frames.rest().stream()
                    .filter(frame -> frame.get("msg").asText().equals("process_completed"))
                    .toList();
            assertEquals(
                    photos,
                    completed.stream()
                            .map(frame -> frame.get("event_id").asText())
                            .distinct()
                            .count());
            return completed;
        }
    }
}
