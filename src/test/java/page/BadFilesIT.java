package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each file that is no photo gets a sentence that says what to do, and the page goes on. */
@Tag("browser")
class BadFilesIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    enum Bad {
        TEXT("notes.jpg", "is not a picture", "Dear diary".getBytes(StandardCharsets.UTF_8)),
        EMPTY("empty.png", "is empty (0 bytes)", new byte[0]),
        CUT_JPEG("cut.jpg", "is damaged or incomplete", cut("jpeg")),
        CUT_PNG("cut.png", "is damaged or incomplete", cut("png")),
        HEIC(
                "IMG_1.heic",
                "is a HEIC photo",
                "\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1));

        final String name;
        final String sentence;
        final byte[] bytes;

        Bad(String name, String sentence, byte[] bytes) {
            this.name = name;
            this.sentence = sentence;
            this.bytes = bytes;
        }

        private static byte[] cut(String format) {
            byte[] whole = Pictures.encode(Pictures.noise(200, 200), format);
            return Arrays.copyOf(whole, whole.length * 2 / 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isSaidAndTheNextPhotoOpens(Bad bad) {
        try (Editor editor = server.editor()) {
            editor.pick(bad.name, "image/" + bad.name().toLowerCase(Locale.ROOT), bad.bytes);
            String notice = editor.notice();
            assertTrue(notice.contains(bad.name + " " + bad.sentence), notice);
            editor.open("good.png", Pictures.noise(60, 40));
            assertEquals(0, editor.page().locator(".notice").count());
        }
    }

    @Test
    void photoOverTheLimitIsNotEvenSentAndTheTextStaysOnTop() {
        byte[] large = Pictures.encode(Pictures.noise(800, 700), "png");
        assertTrue(large.length > Gate.MAX_FILE_SIZE);
        try (Editor editor = server.editor()) {
            editor.page().route("**/gradio_api/upload", Route::abort);
            editor.pick("large.png", "image/png", large);
            editor.await("failed");
            assertTrue(
                    editor.subject().contains("large.png is larger than this server takes (1 MB at most)"),
                    editor.subject());
        }
    }

    @Test
    void refusalByTheServerOrAProxyIsSaidAlike() {
        try (Editor editor = server.editor()) {
            editor.page()
                    .route(
                            "**/gradio_api/upload",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(413)
                                    .setContentType("text/html")
                                    .setBody("<html><h1>413 Request Entity Too Large</h1></html>")));
            editor.pick("photo.png", "image/png", Pictures.encode(Pictures.noise(60, 40), "png"));
            editor.await("failed");
            assertTrue(editor.subject().contains("photo.png is larger than this server takes"), editor.subject());
        }
    }
}
