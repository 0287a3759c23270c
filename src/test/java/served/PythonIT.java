package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.Child;
import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
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
        Path photo = Files.write(folder.resolve("a photo.jpg"), Photographs.jpeg(300, 400));
        JsonNode seen = run("cutout.py", app.home().toString(), photo.toString());
        assertEquals(
                "[\"/remove_background\",\"/remove_backgrounds\",\"/subject_mask\"]",
                seen.get("endpoints").toString());
        BufferedImage cutout = read(seen.get("cutout"));
        assertEquals("300x400", cutout.getWidth() + "x" + cutout.getHeight());
        assertTrue(cutout.getColorModel().hasAlpha());
        assertEquals(1, read(seen.get("mask")).getRaster().getNumBands());
        assertEquals(
                "{\"width\":300,\"height\":400,\"orientation\":1}",
                seen.get("facts").toString());
        assertEquals(300, read(seen.at("/listed/0/image")).getWidth());
        assertTrue(seen.at("/listed/1/error").asText().contains("it is text"), seen::toString);
        assertTrue(seen.get("error").asText().startsWith("AppError: "), seen::toString);
        assertEquals(400, read(seen.get("again")).getHeight());
    }

    @Test
    void rankProgressCancelAndMistakesAreSeen() throws Exception {
        JsonNode seen = run("queue_and_cancel.py", bench.home().toString());
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

    private static JsonNode run(String script, String... arguments) throws Exception {
        Child child = RealClients.python(script, arguments).expectSuccess();
        String[] lines = child.output().strip().split("\n");
        double lastResult =
                Answers.read(lines[lines.length - 1]).get("last_result_at").asDouble();
        double lingered = child.ended().toEpochMilli() / 1000.0 - lastResult;
        assertTrue(lingered < 2, () -> script + " ended " + lingered + " s after its last result");
        return Answers.read(lines[lines.length - 2]);
    }

    private static BufferedImage read(JsonNode path) throws Exception {
        return Photographs.read(Files.readAllBytes(Path.of(path.asText())));
    }
}
