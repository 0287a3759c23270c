package page;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is drawn, pixel by pixel. */
@Tag("browser")
class PictureIT {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;
    private static final int BLUE = 0x2f7df4;

    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;

    @BeforeEach
    void openPage() {
        editor = server.editor();
    }

    @Test
    void textIsBehindTheSubjectAndNothingElseChanges() throws IOException {
        BufferedImage photo = Pictures.noise(WIDTH, HEIGHT);
        editor.open("photo.png", photo);
        editor.color("#2f7df4");
        placeInTheMiddle();
        BufferedImage behind = editor.export();
        editor.choose("depth", "front");
        BufferedImage front = editor.export();

        int hidden = 0;
        int shown = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int mask = Pictures.maskAt(x, y, WIDTH, HEIGHT);
                boolean isText = rgb(front, x, y) == BLUE;
                if (mask == 255) assertEquals(rgb(photo, x, y), rgb(behind, x, y), x + "," + y);
                if (mask == 0) assertEquals(rgb(front, x, y), rgb(behind, x, y), x + "," + y);
                if (mask == 255 && isText) hidden++;
                if (mask == 0 && isText) shown++;
            }
        }
        assertTrue(hidden > 3000 && shown > 3000, hidden + " pixels of the text hidden, " + shown + " shown");
    }

    /** Between a subject and a background of one colour each, the text must take the background's place wholly. */
    @Test
    void softEdgeHasNoFringeOfTheBackground() throws IOException {
        Color subject = new Color(0x963c28);
        editor.open("photo.png", Pictures.blended(WIDTH, HEIGHT, subject, new Color(0x28b4d2)));
        editor.color("#f0e614");
        placeInTheMiddle();
        BufferedImage behind = editor.export();
        editor.choose("depth", "front");
        BufferedImage front = editor.export();

        int seen = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int mask = Pictures.maskAt(x, y, WIDTH, HEIGHT);
                if (mask < 16 || mask > 254 || rgb(front, x, y) != 0xf0e614) continue;
                seen++;
                int ideal = Pictures.mix(subject, new Color(0xf0e614), mask / 255.0);
                assertTrue(distance(ideal, rgb(behind, x, y)) <= 6, x + "," + y + " mask " + mask);
            }
        }
        assertTrue(seen > 500, seen + " pixels of text in the soft edge");
    }

    @Test
    void pictureWithoutTextIsThePhoto() throws IOException {
        BufferedImage photo = Pictures.noise(501, 333);
        editor.open("photo.png", photo);
        editor.type(" \n ");
        assertSame(photo, editor.export());
    }

    @Test
    void screenAtFullSizeIsTheFile() throws IOException {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.type("Ágy\nßeta");
        editor.choose("family", "Pacifico");
        editor.choose("family", "Playfair Display");
        assertSame(editor.export(), editor.screen());
    }

    @Test
    void fileOfALargePhotoHasItsSizeWhateverTheScreen() throws IOException {
        BufferedImage photo = new BufferedImage(3001, 1999, BufferedImage.TYPE_INT_RGB);
        editor.open("My photo.png", photo);
        assertTrue(editor.screen().getWidth() < 1500, "the screen draws no more than it has");
        var download = editor.download();
        BufferedImage file = Pictures.decode(java.nio.file.Files.readAllBytes(download.path()));
        assertEquals("My photo-text-behind.png", download.suggestedFilename());
        assertEquals("3001 x 1999", file.getWidth() + " x " + file.getHeight());
    }

    @Test
    void mouseDragMovesTheText() throws IOException {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.size(60);
        Rectangle before = ink();
        BoundingBox canvas = editor.canvas().boundingBox();
        double zoom = canvas.width / WIDTH;
        double x = canvas.x + before.getCenterX() * zoom;
        double y = canvas.y + before.getCenterY() * zoom;
        editor.page().mouse().move(x, y);
        editor.page().mouse().down();
        editor.page().mouse().move(x + 40 * zoom, y + 20 * zoom);
        editor.page().mouse().move(x + 80 * zoom, y - 50 * zoom);
        editor.page().mouse().up();
        editor.settle();
        assertMoved(before, 80, -50);
    }

    @Test
    void fingerMovesTheText() throws IOException {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.size(60);
        Rectangle before = ink();
        BoundingBox canvas = editor.canvas().boundingBox();
        double zoom = canvas.width / WIDTH;
        double x = canvas.x + before.getCenterX() * zoom;
        double y = canvas.y + before.getCenterY() * zoom;
        CDPSession session = editor.page().context().newCDPSession(editor.page());
        touch(session, "touchStart", x, y);
        touch(session, "touchMove", x - 30 * zoom, y + 10 * zoom);
        touch(session, "touchMove", x - 60 * zoom, y + 25 * zoom);
        touch(session, "touchEnd", 0, 0);
        editor.settle();
        assertMoved(before, -60, 25);
    }

    @Test
    void arrowKeysMoveTheTextByOneOrTen() throws IOException {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.size(60);
        Rectangle before = ink();
        editor.canvas().focus();
        for (String key : List.of("ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowDown", "ArrowUp"))
            editor.page().keyboard().press(key);
        editor.settle();
        Rectangle after = ink();
        assertEquals("3,9", (after.x - before.x) + "," + (after.y - before.y));
    }

    @Test
    void textBesideThePhotoCannotGetLost() throws IOException {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.canvas().focus();
        for (int i = 0; i < 100; i++) editor.page().keyboard().press("Shift+ArrowLeft");
        editor.settle();
        assertTrue(ink().width > 0);
    }

    private void placeInTheMiddle() {
        editor.size(200);
        editor.canvas().focus();
        for (int i = 0; i < 6; i++) editor.page().keyboard().press("Shift+ArrowDown");
        editor.settle();
    }

    /** Where the text is, found by what changes in the file when it goes in front and away. */
    private Rectangle ink() throws IOException {
        editor.choose("depth", "front");
        String words = editor.page().inputValue("#control-text");
        BufferedImage with = editor.export();
        editor.type("");
        BufferedImage without = editor.export();
        editor.type(words);
        Rectangle ink = new Rectangle(-1, -1);
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++)
                if (rgb(with, x, y) != rgb(without, x, y)) ink.add(new Rectangle(x, y, 1, 1));
        return ink;
    }

    private void assertMoved(Rectangle before, int right, int down) throws IOException {
        Rectangle after = ink();
        assertAll(
                () -> assertEquals(right, after.x - before.x, 1.0), () -> assertEquals(down, after.y - before.y, 1.0));
    }

    private static void touch(CDPSession session, String type, double x, double y) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        com.google.gson.JsonArray points = new com.google.gson.JsonArray();
        if (!type.equals("touchEnd")) {
            JsonObject point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            points.add(point);
        }
        event.add("touchPoints", points);
        session.send("Input.dispatchTouchEvent", event);
    }

    private static void assertSame(BufferedImage expected, BufferedImage actual) {
        assertEquals(
                expected.getWidth() + " x " + expected.getHeight(), actual.getWidth() + " x " + actual.getHeight());
        assertEquals(0, Pictures.differences(expected, actual), "pixels that differ");
    }

    private static int rgb(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    private static int distance(int one, int other) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8)
            most = Math.max(most, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
        return most;
    }
}
