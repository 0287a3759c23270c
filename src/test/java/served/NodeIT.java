package served;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified JavaScript client. */
@EveryPlace
@Tag("node")
class NodeIT {
    private final Site app;
    private final Site bench;

    NodeIT(Place place, Servers servers) throws Exception {
        app = servers.app(place);
        bench = servers.bench(place);
    }

    @Test
    void photoBecomesACutout(@TempDir Path folder) throws Exception {
        MainJob.byNode(app, folder);
    }

    @Test
    void placeProgressCancelAndMistakesAreSeen() throws Exception {
        JsonNode seen = MainJob.node("queue_and_cancel.mjs", bench.home().toString());
        assertEquals("[0.25,\"Holding a\"]", seen.get("progress").toString());
        assertEquals("[1,2]", seen.get("place").toString());
        assertEquals("[]", seen.get("cancelled").toString());
        assertEquals("[\"held a\",\"held b\"]", seen.get("results").toString());
        assertEquals("[\"1\",\"12\",\"123\",\"123\"]", seen.get("counted").toString());
        assertEquals("[\"validation_error\",\"factor\"]", seen.get("problem").toString());
        assertEquals("ax1.5", seen.get("again").asText());
    }
}
