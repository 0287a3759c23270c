package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified JavaScript client. */
@EveryPlace
@Tag("node")
class NodeIT {
    /** Signature, length and name of the first chunk, 300 x 400, eight bits; the kind of colour follows. */
    private static final String PNG_300_BY_400 =
            "89504e470d0a1a0a" + "0000000d49484452" + "0000012c" + "00000190" + "08";

    private static final String RGBA = "06";
    private static final String GREY = "00";

    private final Site app;
    private final Site bench;

    NodeIT(Place place, Servers servers) throws Exception {
        app = servers.app(place);
        bench = servers.bench(place);
    }

    @Test
    void photoBecomesACutout(@TempDir Path folder) throws Exception {
        Path photo = Files.write(folder.resolve("a photo.jpg"), Photographs.jpeg(300, 400));
        Path text = Files.writeString(folder.resolve("notes.jpg"), "Dear diary");
        JsonNode seen = run("cutout.mjs", app.home().toString(), photo.toString(), text.toString());
        assertEquals(
                "[\"/remove_background\",\"/remove_backgrounds\",\"/subject_mask\"]",
                seen.get("endpoints").toString());
        assertEquals(PNG_300_BY_400 + RGBA, seen.at("/cutout/start").asText());
        assertEquals(PNG_300_BY_400 + GREY, seen.at("/mask/start").asText());
        assertFalse(seen.get("error").asText().isBlank(), seen::toString);
        assertEquals(seen.get("cutout"), seen.get("again"));
    }

    @Test
    void placeProgressCancelAndMistakesAreSeen() throws Exception {
        JsonNode seen = run("queue_and_cancel.mjs", bench.home().toString());
        assertEquals("[0.25,\"Holding a\"]", seen.get("progress").toString());
        assertEquals("[1,2]", seen.get("place").toString());
        assertEquals("[]", seen.get("cancelled").toString());
        assertEquals("[\"held a\",\"held b\"]", seen.get("results").toString());
        assertEquals("[\"1\",\"12\",\"123\",\"123\"]", seen.get("counted").toString());
        assertEquals("[\"validation_error\",\"factor\"]", seen.get("problem").toString());
        assertEquals("ax1.5", seen.get("again").asText());
    }

    private static JsonNode run(String script, String... arguments) throws Exception {
        String[] lines = RealClients.node(script, arguments)
                .expectSuccess()
                .output()
                .strip()
                .split("\n");
        assertTrue(lines[lines.length - 1].startsWith("{"), () -> String.join("\n", lines));
        return Answers.read(lines[lines.length - 1]);
    }
}
