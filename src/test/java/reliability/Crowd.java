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
 * Fifty clients that listen, each in a session of its own, while the call of the first runs and those of the others wait; and three of the
 * streams that older Python clients hold open for as long as they live.
 */
final class Crowd {
    private static final int CALLERS = 50;
    private static final int BESIDE = 3;
    private static final int LIMIT_MS = 3_000;
    private static final String STOPPED = "The server is stopping. Please try again in a moment.";

    private final List<Listening> callers = new ArrayList<>();
    private final List<Listening> beside = new ArrayList<>();

    /** @param apiName of an endpoint of which one call runs at a time, and for long */
    Crowd(Site site, String apiName, Object... data) throws Exception {
        int fnIndex = site.fnIndex(apiName);
        for (int i = 0; i < CALLERS; i++) {
            Visitor visitor = site.visitor();
            assertEquals(200, visitor.tryJoin(fnIndex, Answers.list(data)).statusCode());
            callers.add(Listening.toSession(site, visitor.session()));
        }
        for (int i = 0; i < BESIDE; i++) beside.add(Listening.to(site, "gradio_api/heartbeat/" + i));
        callers.get(0).await("process_starts");
        for (Listening waiting : callers.subList(1, CALLERS)) waiting.await("estimation");
        for (Listening alive : beside) alive.awaitAnything();
    }

    /** Each caller has been told once that its call is over, the stream has been closed in words, and then it ended. */
    void expectFarewell(Figures figures, long since) {
        long last = since;
        int told = 0;
        for (Listening caller : callers) {
            last = Math.max(last, endOf(caller));
            if (isFarewell(caller.frames("process_completed", "close_stream", "unexpected_error"))) told++;
        }
        for (Listening stream : beside) last = Math.max(last, endOf(stream));
        figures.exactly(CALLERS, told, "clients were told that the server stops");
        figures.atMost(LIMIT_MS, TimeUnit.NANOSECONDS.toMillis(last - since), "ms until the last stream had ended");
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
