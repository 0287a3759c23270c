package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import served.Answers;
import served.Site;
import served.Visitor;

/**
 * Fifty clients that listen, each in a session of its own, while the call of the first runs and most of the others' wait; and three of the
 * streams that older Python clients hold open for as long as they live.
 */
public final class Crowd {
    public static final int CALLERS = 50;

    private static final int BESIDE = 3;
    private static final int LIMIT_MS = 3_000;
    private static final String STOPPED = "The server is stopping. Please try again in a moment.";

    private final List<Listening> callers = new ArrayList<>();
    private final List<Listening> beside = new ArrayList<>();

    /**
     * How it ended for them.
     *
     * @param told callers that were told once that the server stops
     * @param answered callers that got their result
     * @param at when the last stream had ended, by {@link System#nanoTime}
     */
    public record Ending(int told, int answered, long at) {}

    /** @param apiName of an endpoint of which few calls run at a time, and for long */
    public Crowd(Site site, String apiName, Object... data) throws Exception {
        int fnIndex = site.fnIndex(apiName);
        for (int i = 0; i < CALLERS; i++) {
            Visitor visitor = site.visitor();
            assertEquals(200, visitor.tryJoin(fnIndex, Answers.list(data)).statusCode());
            callers.add(Listening.toSession(site, visitor.session()));
        }
        for (int i = 0; i < BESIDE; i++) beside.add(Listening.to(site, "gradio_api/heartbeat/" + i));
        callers.get(0).await("process_starts");
        for (Listening waiting : callers.subList(1, CALLERS)) waiting.await("estimation", "process_starts");
        for (Listening alive : beside) alive.awaitAnything();
    }

    /** Each caller has been told once that its call is over, the stream has been closed in words, and then it ended. */
    void expectFarewell(Figures figures, long since) {
        Ending ending = awaitEnding();
        figures.exactly(CALLERS, ending.told(), "clients were told that the server stops");
        figures.atMost(
                LIMIT_MS, TimeUnit.NANOSECONDS.toMillis(ending.at() - since), "ms until the last stream had ended");
    }

    /** Waits until each stream has ended, which must be a clean end. */
    public Ending awaitEnding() {
        long last = Long.MIN_VALUE;
        int told = 0;
        int answered = 0;
        for (Listening caller : callers) {
            last = Math.max(last, endOf(caller));
            List<JsonNode> frames = caller.frames("process_completed", "close_stream", "unexpected_error");
            if (isFarewell(frames)) told++;
            if (isAnswer(frames)) answered++;
        }
        for (Listening stream : beside) last = Math.max(last, endOf(stream));
        return new Ending(told, answered, last);
    }

    private static boolean isAnswer(List<JsonNode> frames) {
        return frames.size() == 2
                && frames.get(0).path("success").asBoolean()
                && frames.get(1).get("msg").asText().equals("close_stream");
    }

    private static boolean isFarewell(List<JsonNode> frames) {
        return frames.size() == 2
                && frames.get(0).at("/output/error").asText().equals(STOPPED)
                && !frames.get(0).get("success").asBoolean()
                && frames.get(1).get("msg").asText().equals("close_stream");
    }

    private static long endOf(Listening stream) {
        try {
            return stream.end().orTimeout(LIMIT_MS * 5L, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException cut) {
            throw new AssertionError("not a clean end; there were " + stream.heard(), cut);
        }
    }
}
