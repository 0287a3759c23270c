package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import textbehindimage.cutout.photo.Pixels;

/** Every step between decoder and PNG gives Pillow's and torchvision's values, to the last bit. */
class ArithmeticTest {
    @TempDir
    Path folder;

    static Stream<String> planes() {
        return Generated.lines("arithmetic.txt").stream().filter(line -> line.startsWith("planes"));
    }

    static Stream<String> enlarged() {
        return Generated.lines("arithmetic.txt").stream().filter(line -> line.startsWith("enlarged"));
    }

    @ParameterizedTest
    @MethodSource("planes")
    void planesAreThoseOfPillowAndTorchvision(String expected) throws Exception {
        String[] words = expected.split(" ");
        float[] planes = new Planes(card(Integer.parseInt(words[3])))
                .of(Generated.photo(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
        ByteBuffer bytes = ByteBuffer.allocate(4 * planes.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(planes);
        assertEquals(words[4], Generated.sha256(bytes.array()));
    }

    @Test
    void blueFirstGivesTheSamePlanesAsRedFirst() throws Exception {
        Pixels rgb = Generated.photo(40, 30);
        byte[] swapped = rgb.samples().clone();
        for (int i = 0; i < swapped.length; i += 3) {
            swapped[i] = rgb.samples()[i + 2];
            swapped[i + 2] = rgb.samples()[i];
        }
        Planes planes = new Planes(card(16));
        assertArrayEquals(planes.of(rgb), planes.of(new Pixels(40, 30, swapped, 2, null, null)));
    }

    @Test
    void sigmoidIsTorchsAndCutOffToEightBits() throws Exception {
        float[] logits = new float[1_000_000];
        for (int i = 0; i < logits.length; i++) logits[i] = (i - 500_000f) / 32_768f;
        String expected = Generated.lines("arithmetic.txt").stream()
                .filter(line -> line.startsWith("sigmoid"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                expected.split(" ")[4],
                Generated.sha256(Matte.of(logits, card(1000)).levels()));
    }

    @ParameterizedTest
    @MethodSource("enlarged")
    void masksGrowAsPillowsDo(String expected) throws Exception {
        String[] words = expected.split(" ");
        int width = Integer.parseInt(words[1]);
        int height = Integer.parseInt(words[2]);
        int side = Integer.parseInt(words[3]);
        Matte.Enlarged mask = matte(Generated.picture(side, side, 1), side).to(width, height);
        Matte.Rows rows = mask.rows();
        byte[] whole = new byte[width * height];
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) {
            rows.row(y, row);
            System.arraycopy(row, 0, whole, y * width, width);
        }
        assertEquals(words[4], Generated.sha256(whole));
        rows = mask.rows(); // in the middle, as for a strip of a picture, and with gaps
        for (int y = height / 3; y < height; y += 1 + y % 5) {
            rows.row(y, row);
            assertArrayEquals(Arrays.copyOfRange(whole, y * width, (y + 1) * width), row, "row " + y);
        }
    }

    @Test
    void aFlatMaskIsNotStretched() throws Exception {
        String card = cardText(2)
                .replace("\"stretch\": \"none\"", "\"stretch\": \"minmax\"")
                .replace("sigmoid", "none");
        assertArrayEquals(
                new byte[] {51, 51, 51, 51},
                Matte.of(new float[] {.2f, .2f, .2f, .2f}, read(card)).levels());
        assertArrayEquals(
                new byte[] {0, 127, (byte) 255, 0},
                Matte.of(new float[] {.2f, .3f, .4f, .2f}, read(card)).levels());
    }

    @Test
    void notANumberIsNoMask() {
        assertThrows(ModelUnavailable.class, () -> Matte.of(new float[] {0, Float.NaN, 0, 0}, card(2)));
    }

    private static Matte matte(byte[] levels, int side) throws Exception {
        float[] shares = new float[levels.length];
        for (int i = 0; i < shares.length; i++) shares[i] = ((levels[i] & 255) + .5f) / 255f;
        Path file = Files.createTempFile("card", ".json");
        try {
            Files.writeString(file, cardText(side).replace("sigmoid", "none"));
            return Matte.of(shares, ModelCardReader.read(file));
        } finally {
            Files.delete(file);
        }
    }

    private ModelCard card(int side) throws IOException, UnfitModel {
        return read(cardText(side));
    }

    private static String cardText(int side) {
        return Generated.card().replace("[32, 32]", "[" + side + ", " + side + "]");
    }

    private ModelCard read(String card) throws IOException, UnfitModel {
        return ModelCardReader.read(Files.writeString(folder.resolve("card.json"), card));
    }
}
