package textbehindimage.cutout.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import textbehindimage.cutout.Generated;
import textbehindimage.cutout.PngPieces;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.jdk.Shown;

/** What is no photo, half a photo or a trap is refused in words for its owner, and costs next to nothing. */
class RefusalsTest {
    private static final String ACCEPTED = " Accepted are JPEG, PNG, WebP, GIF, TIFF and BMP.";
    private static final String NO_PHOTO = "This is not a photo that can be read: ";

    @TempDir
    Path folder;

    private final Photos photos = new Photos(Generated.LIMITS, InstantSource.system());

    @BeforeEach
    void decodersAreLoaded() throws Exception {
        for (String name : new String[] {"420.jpg", "rgb.png", "palette.gif", "rgb.bmp"}) {
            photos.read(Generated.file("photos/" + name));
        }
    }

    @Test
    void anEmptyFile() throws Exception {
        assertEquals("The file is empty (0 bytes)." + ACCEPTED, refusal(new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "Dear Sir or Madam, it is text",
        "<svg xmlns='http://www.w3.org/2000/svg'/>, it is an SVG drawing",
        "abcde, it is text",
        "%PDF-1.7, it is a PDF file",
        "'0000ftypheic0000', it is a HEIC file",
        "'0000ftypmif10000', it is a HEIC file",
        "'0000ftypavif0000', it is an AVIF file",
        "'0000ftypisom0000', it is a video or another file of that family",
    })
    void whatIsNoPhotoIsNamed(String bytes, String guess) throws Exception {
        assertEquals(NO_PHOTO + guess + "." + ACCEPTED, refusal(bytes.getBytes(ISO_8859_1)));
    }

    @Test
    void unknownBytesToo() throws Exception {
        assertEquals(NO_PHOTO + "its format is unknown." + ACCEPTED, refusal(new byte[] {1, 2, 3, 4, 5}));
    }

    @ParameterizedTest
    @CsvSource({
        "420.jpg, 50",
        "420.jpg, 99",
        "progressive.jpg, 30",
        "progressive.jpg, 60",
        "cmyk.jpg, 70",
        "rgb.png, 50",
        "rgb.png, 99",
        "palette.gif, 50",
        "rgb.bmp, 50",
        "rgb.bmp, 99",
        "420.jpg, 1",
        "rgb.png, 1",
    })
    void aFileThatIsCutOff(String name, int percent) throws Exception {
        byte[] whole = photo(name);
        String message = refusal(Arrays.copyOf(whole, Math.max(10, whole.length * percent / 100)));
        assertTrue(message.startsWith("The photo is cut off: its file ends after "), message);
    }

    @Test
    void aJpegThatEndsProperlyButTooSoonIsNotHalfGrey() throws Exception {
        byte[] whole = photo("420.jpg");
        byte[] short90 = Arrays.copyOf(whole, whole.length - 60);
        short90[short90.length - 2] = (byte) 0xff;
        short90[short90.length - 1] = (byte) 0xd9;
        assertTrue(refusal(short90).startsWith("The photo is damaged: "));
    }

    @Test
    void aPngThatEndsProperlyButTooSoonIsNotHalfBlack() throws Exception {
        byte[] rows = new byte[10 * (1 + 3 * 20)]; // of 20 rows
        assertTrue(refusal(PngPieces.png(20, 20, 8, 2, rows)).startsWith("The photo is damaged"));
    }

    @Test
    void aPngWithAWrongChecksum() throws Exception {
        byte[] file = photo("rgb.png");
        file[file.length / 2] ^= 1;
        assertEquals("The photo is damaged: a checksum of the PNG file is wrong.", refusal(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {70, 80, 90})
    void damagedJpegDataIsRefused(int percent) throws Exception {
        byte[] file = photo("restart.jpg");
        file[file.length * percent / 100] = (byte) 0xff;
        String message = refusal(file);
        assertTrue(message.startsWith("The photo is damaged"), message);
    }

    @Test
    void aPictureOfNothing() throws Exception {
        assertEquals(
                "The photo is damaged: it says that it has 0 x 5 pixels.",
                refusal(PngPieces.png(0, 5, 8, 2, new byte[0])));
    }

    @Test
    void tooManyPixelsAndTooLongASideAreNamedWithWhatIsAllowed() throws Exception {
        assertEquals(
                "The photo has 3000 x 2000 pixels (6 megapixels); allowed are 4 megapixels.",
                refusal(PngPieces.png(3000, 2000, 8, 2, new byte[10])));
        assertEquals(
                "The photo has 5000 x 1 pixels; the longest side allowed is 4000.",
                refusal(PngPieces.png(5000, 1, 8, 2, new byte[10])));
    }

    @Test
    void bombsAreRefusedByTheirHeaderAlone() throws Exception {
        bomb(PngPieces.png(30_000, 30_000, 8, 0, new byte[0]));
        bomb(PngPieces.png(12_000, 12_000, 8, 6, new byte[1 << 20]));
        bomb(gif(30_000, 30_000));
        bomb(jpeg(26_000, 26_000, 1));
        bomb(jpeg(65_535, 65_535, 3));
        bomb(bmp(60_000, -60_000, 1));
    }

    @Test
    void aBitmapThatClaimsMoreThanItsFileHolds() throws Exception {
        assertTrue(cheapRefusal(bmp(1900, 1900, 24)).startsWith("The photo is cut off"));
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 60, 2400})
    void aJpegOfTooManyScans(int scans) throws Exception {
        String expected = "The photo is a progressive JPEG of more than 20 scans, which is the most allowed;"
                + " saved again by any editor it will have fewer.";
        assertEquals(expected, cheapRefusal(jpegOfScans(scans)));
    }

    @Test
    void rareJpegsAreNamed() throws Exception {
        byte[] lossless = photo("420.jpg");
        int frame = find(lossless, 0xc0);
        lossless[frame] = (byte) 0xc3;
        assertEquals(
                "The photo is a JPEG of a rare kind (frame type 3, 8 bits, 3 components);"
                        + " baseline and progressive JPEG of 8 bits can be read.",
                refusal(lossless));
    }

    @Test
    void textAndProfileBombsInsideAPngAreNeverUnpacked() throws Exception {
        byte[] zeros = PngPieces.deflated(new byte[32 << 20]);
        byte[] bomb = PngPieces.concat("Comment\0\0".getBytes(ISO_8859_1), zeros);
        byte[] file = PngPieces.concat(
                PngPieces.start(45, 35, 8, 3),
                PngPieces.chunk("PLTE", new byte[3]),
                PngPieces.chunk("zTXt", bomb),
                PngPieces.chunk("iCCP", bomb),
                PngPieces.chunk("iTXt", bomb),
                PngPieces.chunk("IDAT", PngPieces.deflated(new byte[35 * 46])),
                PngPieces.chunk("IEND", new byte[0]));
        Path photo = Files.write(folder.resolve("bomb.png"), file);
        assertTrue(shown(photo) < 1_000, "the decoder is shown the bombs");
        long before = allocated();
        assertEquals(45, photos.read(photo).width());
        assertTrue(allocated() - before < 5_000_000);
    }

    @Test
    void hugeApplicationSegmentsAreNeverRead() throws Exception {
        byte[] file = photo("420.jpg");
        ByteArrayOutputStream stuffed = new ByteArrayOutputStream();
        stuffed.write(file, 0, 2);
        byte[] segment = new byte[65_537];
        Arrays.fill(segment, (byte) 7);
        segment[0] = (byte) 0xff;
        segment[1] = (byte) 0xe3;
        segment[2] = (byte) 0xff;
        segment[3] = (byte) 0xff;
        for (int i = 0; i < 300; i++) stuffed.writeBytes(segment);
        stuffed.write(file, 2, file.length - 2);
        Path photo = Files.write(folder.resolve("stuffed.jpg"), stuffed.toByteArray());
        assertTrue(shown(photo) <= file.length, "the decoder is shown the stuffing");
        long before = allocated();
        assertEquals(45, photos.read(photo).width());
        assertTrue(allocated() - before < 5_000_000);
    }

    @Test
    void noRefusalNamesTheFile() throws Exception {
        for (byte[] file : new byte[][] {
            {}, {1, 2, 3}, PngPieces.png(0, 0, 8, 2, new byte[0]), Arrays.copyOf(photo("420.jpg"), 300)
        }) {
            assertTrue(
                    !refusal(file).contains(folder.toString()) && !refusal(file).contains("secret-name"));
        }
    }

    @Test
    void aLimitOfNothingIsNoLimit() {
        assertThrows(IllegalArgumentException.class, () -> new PhotoLimits(0, 1, 1, Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> new PhotoLimits(1, 0, 1, Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> new PhotoLimits(1, 1, 0, Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> new PhotoLimits(1, 1, 1, Duration.ZERO));
    }

    @Test
    void aSmallHeapHoldsSmallerPhotosOnly() {
        PhotoLimits limits = new PhotoLimits(2_000_000, 3_000, 20, Duration.ofSeconds(1));
        assertEquals(limits, limits.fitting(32_000_000));
        assertEquals(new PhotoLimits(1_000_000, 3_000, 20, Duration.ofSeconds(1)), limits.fitting(16_000_000));
    }

    /** How many bytes the decoder gets to see. */
    private static long shown(Path photo) throws Exception {
        try (FileBytes file = new FileBytes(photo)) {
            return Shown.bytes(new HeaderReader(Generated.LIMITS).read(file));
        }
    }

    private void bomb(byte[] file) throws IOException {
        String message = cheapRefusal(file);
        assertTrue(message.contains("the longest side allowed is 4000"), message);
    }

    private String cheapRefusal(byte[] file) throws IOException {
        Path photo = Files.write(folder.resolve("secret-name.jpg"), file);
        long before = allocated();
        String message =
                assertThrows(PhotoRefused.class, () -> photos.read(photo)).getMessage();
        long cost = allocated() - before;
        assertTrue(cost < 2_000_000, "allocated " + cost + " bytes");
        return message;
    }

    private String refusal(byte[] file) throws IOException {
        Path photo = Files.write(folder.resolve("secret-name.jpg"), file);
        return assertThrows(PhotoRefused.class, () -> photos.read(photo)).getMessage();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static byte[] photo(String name) throws IOException {
        return Files.readAllBytes(Generated.file("photos/" + name));
    }

    private static byte[] gif(int width, int height) {
        return ByteBuffer.allocate(35)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put("GIF89a".getBytes(ISO_8859_1))
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    private static byte[] bmp(int width, int height, int bits) {
        ByteBuffer file = ByteBuffer.allocate(100).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        file.put("BM".getBytes(ISO_8859_1))
                .putInt(100)
                .putInt(0)
                .putInt(54)
                .putInt(40)
                .putInt(width)
                .putInt(height);
        return file.putShort((short) 1).putShort((short) bits).array();
    }

    private static byte[] jpeg(int width, int height, int components) throws IOException {
        byte[] file = photo(components == 1 ? "grey.jpg" : "420.jpg");
        ByteBuffer.wrap(file, find(file, 0xc0) + 4, 4).putShort((short) height).putShort((short) width);
        return file;
    }

    /** Position of the marker's second byte. */
    private static int find(byte[] file, int marker) {
        for (int at = 0; ; at++) if (file[at] == (byte) 0xff && file[at + 1] == (byte) marker) return at + 1;
    }

    /** Repeats the last scan of a progressive JPEG. */
    private static byte[] jpegOfScans(int scans) throws IOException {
        byte[] file = photo("progressive.jpg");
        int last = file.length - 2;
        while (file[last - 1] != (byte) 0xff || file[last] != (byte) 0xda) last--;
        byte[] scan = Arrays.copyOfRange(file, last - 1, file.length - 2);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(file, 0, file.length - 2);
        for (int i = 0; i < scans; i++) many.writeBytes(scan);
        many.write(file, file.length - 2, 2);
        return many.toByteArray();
    }
}
