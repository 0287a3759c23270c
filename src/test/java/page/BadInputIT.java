package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that are none, opened while there is a design: each is said with what to do, and the design is as it was. */
@Tag("browser")
class BadInputIT {
    private static final BufferedImage PHOTO = Pictures.noise(300, 200);
    private static final byte[] PNG = Pictures.encode(PHOTO, "png");
    private static final String HEAD = "{\"app\":\"text-behind-image\",\"version\":1,"
            + "\"photo\":{\"name\":\"a.png\",\"type\":\"image/png\",\"width\":300,\"height\":200},\"masks\":[\"found\"],"
            + "\"scene\":{\"layers\":[]}";

    @RegisterExtension
    static final GateServer server = new GateServer();

    private record Bad(String name, byte[] bytes, String sentence) {
        Bad(String name, String text, String sentence) {
            this(name, text.getBytes(StandardCharsets.ISO_8859_1), sentence);
        }
    }

    @Test
    void nothingThatWasMadeIsLostOverAFileThatCannotBeOpened() throws IOException {
        Editor editor = server.editor(
                "const made = createImageBitmap; window.opened = []; window.createImageBitmap = (from, ...rest) =>"
                        + " { if (from instanceof File) window.opened.push(from.name); return made.call(window, from, ...rest); };");
        Page page = editor.page();
        editor.pick("held.png", "image/png", PNG);
        editor.await("working");
        editor.pick("notes.jpg", "image/jpeg", "Dear diary".getBytes(StandardCharsets.UTF_8));
        assertTrue(editor.notice().contains("notes.jpg is not a picture"), editor.notice());
        server.gate().letGo(1);
        editor.await("done"); // The search went on.

        editor.type("KEPT");
        editor.color("#2f7df4");
        page.waitForSelector("#saved[data-state=saved]");
        String made = Made.of(editor);
        for (Bad bad : files(editor)) {
            page.evaluate("() => document.querySelector('.notice')?.remove()");
            editor.pick(bad.name, "", bad.bytes);
            assertTrue(editor.notice().contains(bad.name + " " + bad.sentence), bad.name + ": " + editor.notice());
            assertEquals(made, Made.of(editor), bad.name);
            assertEquals("done", page.getAttribute("#subject", "data-stage"), bad.name);
            assertEquals("saved", page.getAttribute("#saved", "data-state"), bad.name);
        }
        List<?> opened = (List<?>) page.evaluate("() => window.opened.filter((name) => name.startsWith('huge'))");
        assertEquals(List.of(), opened, "tried to make room for 200 million pixels");

        page.evaluate(
                "() => { const read = Blob.prototype.arrayBuffer; Blob.prototype.arrayBuffer = () => {"
                        + " Blob.prototype.arrayBuffer = read; return Promise.reject(new DOMException('', 'NotReadableError')); }; }");
        editor.pick("Holiday", "", PNG); // As a folder that is dropped.
        assertTrue(editor.notice().contains("Holiday could not be read. If it is a folder, open one of its photos"));
        assertEquals(made, Made.of(editor));

        page.click("#undo");
        page.click("#undo");
        assertEquals("BEHIND", page.inputValue("#control-text"));
        page.click("#redo");
        page.click("#redo");
        editor.settle();
        assertEquals(made, Made.of(editor));
        page.waitForSelector("#saved[data-state=saved]");
        page.reload();
        editor.await("done");
        assertEquals("KEPT", page.inputValue("#control-text"));
    }

    /** Nothing is open yet. */
    @Test
    void fileThatIsNoneIsSaidAndTheNextPhotoOpens() {
        Editor editor = server.editor();
        editor.pick("notes.jpg", "image/jpeg", "Dear diary".getBytes(StandardCharsets.UTF_8));
        assertTrue(editor.notice().contains("notes.jpg is not a picture"), editor.notice());
        editor.open("good.png", Pictures.noise(60, 40));
        assertEquals(0, editor.page().locator(".notice").count());
    }

    @Test
    void photoOverTheLimitIsNotEvenSentAndTheTextStaysOnTop() {
        byte[] large = Pictures.encode(Pictures.noise(800, 700), "png");
        assertTrue(large.length > Gate.MAX_FILE_SIZE);
        Editor editor = server.editor();
        editor.page().route("**/gradio_api/upload", Route::abort);
        editor.pick("large.png", "image/png", large);
        editor.await("failed");
        assertTrue(
                editor.subject().contains("large.png is larger than this server takes (1 MB at most)"),
                editor.subject());
    }

    private static List<Bad> files(Editor editor) throws IOException {
        ExportDialog dialog = new ExportDialog(editor);
        dialog.open();
        byte[] project = dialog.saveProject();
        String text = new String(project, StandardCharsets.ISO_8859_1);
        String notPicture = "is not a picture that this browser can open. Use a JPEG, PNG or WebP.";
        String notWhole = "is damaged or incomplete. Copy it again from where it came from.";
        String notDesign =
                "is a design of this page, but it is damaged or incomplete. Copy it again from where it came from.";
        String tooMany = "has more pixels than a browser can draw (20000 × 10000). Make it smaller first";
        byte[] jpeg = Pictures.encode(PHOTO, "jpeg");
        List<Bad> files = new ArrayList<>(List.of(
                new Bad("words.png", "Dear diary", notPicture),
                new Bad("empty.jpg", "", "is empty (0 bytes). Copy it again from where it came from."),
                new Bad("cut.jpg", Arrays.copyOf(jpeg, jpeg.length * 2 / 3), notWhole),
                new Bad("cut.png", Arrays.copyOf(PNG, PNG.length * 2 / 3), notWhole),
                new Bad(
                        "IMG_1.heic",
                        "\0\0\0\30ftypheic\0\0\0\0mif1heic and what only an iPhone knows",
                        "is a HEIC photo, which this browser cannot open. Save it as JPEG first"),
                new Bad("huge.png", hugePng(), tooMany),
                new Bad("huge.jpg", hugeJpeg(jpeg), tooMany),
                new Bad("huge.webp", hugeWebp(), "has more pixels than a browser can draw (16384 × 16384)"),
                new Bad("foreign.zip", zip(), notPicture),
                new Bad("foreign.tbi", zip(), notDesign),
                new Bad("array.tbi", "[1, 2]", notPicture),
                new Bad("other.json", "{\"name\":\"x\"}", notPicture),
                new Bad("cut.tbi", Arrays.copyOf(project, project.length / 2), notDesign),
                new Bad("bare.tbi", HEAD + "}", notDesign),
                new Bad(
                        "maskless.tbi",
                        HEAD + ",\"pixels\":{\"photo\":{\"base64\":\"AAAA\"},\"masks\":[]}}",
                        notDesign),
                new Bad("letters.tbi", text.replaceFirst("\"base64\":\"", "\"base64\":\"*"), notDesign),
                new Bad(
                        "photoless.tbi",
                        HEAD
                                + ",\"pixels\":{\"photo\":{\"base64\":\"AAAA\"},\"masks\":[{\"id\":\"found\",\"type\":\"\",\"base64\":\"\"}]}}",
                        notDesign),
                new Bad(
                        "future.tbi",
                        text.replaceFirst("\"version\":1", "\"version\":2"),
                        "was made with a newer version of this page. Reload the page, then open it again.")));
        dialog.open();
        editor.page().check("#export-editable");
        byte[] editable = dialog.save();
        files.add(new Bad("cut-design.png", Arrays.copyOf(editable, editable.length - 500), notWhole));
        return files;
    }

    /** All of its pixels are there; they are packed well. */
    private static byte[] hugePng() {
        Deflater packer = new Deflater(Deflater.BEST_SPEED);
        packer.setInput(new byte[(20_000 / 8 + 1) * 10_000]);
        packer.finish();
        byte[] packed = new byte[1 << 20];
        int length = packer.deflate(packed);
        if (!packer.finished()) throw new IllegalStateException("More than a megabyte");
        byte[] head = ByteBuffer.allocate(13)
                .putInt(20_000)
                .putInt(10_000)
                .put((byte) 1)
                .array();
        return new Png(List.of(
                        new Png.Chunk("IHDR", head),
                        new Png.Chunk("IDAT", Arrays.copyOf(packed, length)),
                        new Png.Chunk("IEND", new byte[0])))
                .bytes();
    }

    /** Says so in its frame; what it has is much less. */
    private static byte[] hugeJpeg(byte[] jpeg) {
        byte[] huge = jpeg.clone();
        for (int at = 2; ; at += 2 + ((huge[at + 2] & 0xff) << 8 | huge[at + 3] & 0xff)) {
            if ((huge[at + 1] & 0xff) != 0xc0) continue;
            ByteBuffer.wrap(huge).putShort(at + 5, (short) 10_000).putShort(at + 7, (short) 20_000);
            return huge;
        }
    }

    private static byte[] hugeWebp() {
        byte[] webp = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4TBYAAAAv////DwcQEf0PRET/AwAAAAAAAAAAAAA=");
        ByteBuffer.wrap(webp).putInt(21, 0xffffff0f); // 14 bits for each side, all set.
        return webp;
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("project.json"));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
