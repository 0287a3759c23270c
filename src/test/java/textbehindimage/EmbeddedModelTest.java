package textbehindimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model and the cards of others are files, also if the WAR is not unpacked. */
class EmbeddedModelTest {
    private static final String MODEL = "/WEB-INF/model/";
    private static final Map<String, Set<String>> RESOURCES = Map.of(
            MODEL,
            Set.of(MODEL + "default.json", MODEL + "default.onnx", MODEL + "cards/"),
            MODEL + "cards/",
            Set.of(MODEL + "cards/other.json"));

    @TempDir
    Path folder;

    @Test
    void allOfAPackedWarIsCopied() throws Exception {
        Path war = folder.resolve("tbi.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (String name : new String[] {"default.json", "default.onnx", "cards/", "cards/other.json"}) {
                zip.putNextEntry(new ZipEntry((MODEL + name).substring(1)));
                if (!name.endsWith("/")) zip.write(name.getBytes(StandardCharsets.US_ASCII));
            }
        }
        Path temporary = folder.resolve("temporary");
        for (int start = 0; start < 2; start++) { // the second finds what the first has copied
            Path card = EmbeddedModel.card(RESOURCES::get, path -> url("jar:" + war.toUri() + "!" + path), temporary);
            assertEquals("default.json", Files.readString(card));
            assertEquals("default.onnx", Files.readString(card.resolveSibling("default.onnx")));
            assertEquals("cards/other.json", Files.readString(card.resolveSibling("cards/other.json")));
        }
    }

    @Test
    void whatLiesInFilesIsTakenFromThere() throws IOException {
        Path card = Files.writeString(
                Files.createDirectories(folder.resolve("model")).resolve("default.json"), "{}");
        Path temporary = folder.resolve("temporary");
        assertEquals(
                card,
                EmbeddedModel.card(RESOURCES::get, path -> url(card.toUri().toString()), temporary));
        assertFalse(Files.exists(temporary));
    }

    @Test
    void aWarWithoutAModelHasACardThatDoesNotExist() {
        Path card = EmbeddedModel.card(path -> null, path -> null, folder);
        assertFalse(Files.exists(card));
    }

    private static @Nullable URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
