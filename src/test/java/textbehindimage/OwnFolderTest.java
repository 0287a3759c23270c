package textbehindimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other processes are tried in operators.SharedFolderIT. */
class OwnFolderTest {
    @TempDir
    Path temporary;

    @Test
    void aSecondContextIsRefusedUntilTheFirstHasEnded() {
        Path directory = temporary.resolve("made/when/needed");
        try (OwnFolder first = OwnFolder.in(directory)) {
            SettingException e = assertThrows(SettingException.class, () -> OwnFolder.in(directory));
            assertEquals(
                    "The directory " + directory
                            + " (gradio.temp_dir) is in use by another context or server; each needs one of its own",
                    e.getMessage());
            assertThrows(SettingException.class, () -> OwnFolder.in(directory), "a refusal must not open the lock");
            OwnFolder.in(temporary.resolve("another")).close();
            first.close();
            OwnFolder.in(directory).close();
        }
        OwnFolder.in(directory).close();
    }

    @Test
    void aFileInItsPlaceIsNamed() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "");
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> OwnFolder.in(file));
        assertEquals("The directory " + file + " (gradio.temp_dir) cannot be used", e.getMessage());
    }
}
