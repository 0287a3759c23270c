package textbehindimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradio.api.Cancellation;
import gradio.api.Progress;
import gradio.files.FileData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import textbehindimage.cutout.CutoutOptions;
import textbehindimage.cutout.Cutouts;
import textbehindimage.cutout.Generated;

/** Lists of photos that do not come to their end. */
class TextBehindImageTest {
    private static final FileData PHOTO = FileData.of(Generated.file("photos/420.jpg"));

    @TempDir
    Path folder;

    @TempDir
    Path work;

    private Cutouts cutouts;
    private TextBehindImage endpoints;

    @BeforeEach
    void open() {
        cutouts = Cutouts.open(Generated.modelIn(folder, Generated.card()), Generated.LIMITS);
        endpoints = new TextBehindImage(cutouts, work, CutoutOptions.EXACT);
    }

    @AfterEach
    void close() {
        cutouts.close();
    }

    @Test
    void aListThatIsCancelledLeavesNothing() throws Exception {
        Cancellation inTheSecond = new Cancellation() {
            @Override
            public boolean isCancelled() {
                return !left().isEmpty();
            }

            @Override
            public void onCancel(Runnable action) {}
        };
        assertThrows(
                CancellationException.class,
                () -> endpoints.removeBackgrounds(List.of(PHOTO, PHOTO), Progress.none(), inTheSecond));
        assertEquals(List.of(), left());
    }

    @Test
    void aListOfWhichAFileIsGoneLeavesNothing() {
        FileData gone = FileData.of(folder.resolve("gone.jpg"));
        assertThrows(
                IOException.class, () -> endpoints.removeBackgrounds(List.of(PHOTO, gone), Progress.none(), NEVER));
        assertEquals(List.of(), left());
    }

    @Test
    void whatIsMadeHasThePhotosName() throws Exception {
        var made = endpoints.removeBackgrounds(List.of(PHOTO.named("my cat.jpeg")), Progress.none(), NEVER);
        assertEquals("my cat.png", made.get(0).image().orElseThrow().origName());
        assertTrue(made.get(0).error().isEmpty());
        assertEquals(List.of(made.get(0).image().orElseThrow().file()), left());
    }

    private static final Cancellation NEVER = new Cancellation() {
        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void onCancel(Runnable action) {}
    };

    private List<Path> left() {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
