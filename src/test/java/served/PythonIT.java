package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified Python client. Each script has to end by itself within two seconds of its last result. */
@EveryPlace
@Tag("python")
class PythonIT {
    private final Site app;
    private final Site bench;

    PythonIT(Place place, Servers servers) throws Exception {
        app = servers.app(place);
        bench = servers.bench(place);
    }

    @Test
    void photoBecomesACutout(@TempDir Path folder) throws Exception {
        MainJob.byPython(app, folder);
    }

    @Test
    void rankProgressCancelAndMistakesAreSeen() throws Exception {
        JsonNode seen = MainJob.python("queue_and_cancel.py", bench.home().toString());
        assertEquals(0.25, seen.at("/progress/0").asDouble());
        assertTrue(seen.at("/progress/1").asText().startsWith("Holding a"), seen::toString);
        assertEquals("[1,2]", seen.get("place").toString());
        assertTrue(seen.get("cancelled").asText().matches("by the client|by the server: Cancelled.*"), seen::toString);
        assertEquals("[\"held a\",\"held b\"]", seen.get("results").toString());
        assertEquals("[\"1\",\"12\",\"123\"]", seen.get("counted").toString());
        assertEquals("123", seen.get("last").asText());
        assertEquals("ax1.5", seen.get("default").asText());
        assertTrue(seen.at("/problems/0").asText().matches("(?s)ValidationError: .*factor.*"), seen::toString);
        assertTrue(seen.at("/problems/1").asText().matches("(?s)ValidationError: .*text.*"), seen::toString);
    }
}
