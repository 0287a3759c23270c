package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.Child;
import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;

/** A photo becomes a cut-out by the unmodified clients, as a script and as a program would have it done. */
public final class MainJob {
    private static final String ENDPOINTS = "[\"/remove_background\",\"/remove_backgrounds\",\"/subject_mask\"]";

    /** Signature, length and name of the first chunk, 300 x 400, eight bits; the kind of colour follows. */
    private static final String PNG_300_BY_400 =
            "89504e470d0a1a0a" + "0000000d49484452" + "0000012c" + "00000190" + "08";

    private static final String RGBA = "06";
    private static final String GREY = "00";

    private MainJob() {}

    /** @param folder for the photo */
    public static void byPython(Site app, Path folder) throws Exception {
        JsonNode seen = python("cutout.py", app.home().toString(), photo(folder).toString());
        assertEquals(ENDPOINTS, seen.get("endpoints").toString());
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

    /** @param folder for the photo */
    public static void byNode(Site app, Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("notes.jpg"), "Dear diary");
        JsonNode seen = node("cutout.mjs", app.home().toString(), photo(folder).toString(), text.toString());
        assertEquals(ENDPOINTS, seen.get("endpoints").toString());
        assertEquals(PNG_300_BY_400 + RGBA, seen.at("/cutout/start").asText());
        assertEquals(PNG_300_BY_400 + GREY, seen.at("/mask/start").asText());
        assertFalse(seen.get("error").asText().isBlank(), seen::toString);
        assertEquals(seen.get("cutout"), seen.get("again"));
    }

    /** Runs a script that has to end by itself within two seconds of its last result. @return what it has printed */
    static JsonNode python(String script, String... arguments) throws Exception {
        Child child = RealClients.python(script, arguments).expectSuccess();
        String[] lines = child.output().strip().split("\n");
        double lastResult =
                Answers.read(lines[lines.length - 1]).get("last_result_at").asDouble();
        double lingered = child.ended().toEpochMilli() / 1000.0 - lastResult;
        assertTrue(lingered < 2, () -> script + " ended " + lingered + " s after its last result");
        return Answers.read(lines[lines.length - 2]);
    }

    /** Runs a program. @return what it has printed */
    static JsonNode node(String script, String... arguments) throws Exception {
        String[] lines = RealClients.node(script, arguments)
                .expectSuccess()
                .output()
                .strip()
                .split("\n");
        assertTrue(lines[lines.length - 1].startsWith("{"), () -> String.join("\n", lines));
        return Answers.read(lines[lines.length - 1]);
    }

    private static Path photo(Path folder) throws Exception {
        return Files.write(folder.resolve("a photo.jpg"), Photographs.jpeg(300, 400));
    }

    private static BufferedImage read(JsonNode path) throws Exception {
        return Photographs.read(Files.readAllBytes(Path.of(path.asText())));
    }
}
