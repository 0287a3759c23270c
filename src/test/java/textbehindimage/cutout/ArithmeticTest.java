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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import textbehindimage.cutout.photo.format.Pixels;

/** Every step between decoder and PNG gives Pillow's, torchvision's and rembg's values, to the last bit. */
class ArithmeticTest {
    @TempDir
    Path folder;

    static List<String> planes() {
        return Generated.lines("arithmetic.txt", "planes");
    }

    static List<String> levels() {
        return Generated.lines("arithmetic.txt", "levels");
    }

    static List<String> enlarged() {
        return Generated.lines("arithmetic.txt", "enlarged");
    }

    @ParameterizedTest
    @MethodSource("planes")
    void planesAreThoseOfTorchvisionAndRembg(String expected) throws Exception {
        Words words = new Words(expected);
        Pixels photo = Generated.photo(words.number(1), words.number(2));
        String card = cardText(words.number(3), words.number(4))
                .replace("\"bilinear\"", "\"" + words.text(5) + "\"")
                .replace("1/255", words.text(6))
                .replace("0.485, 0.456, 0.406", words.text(7))
                .replace("0.229, 0.224, 0.225", words.text(8));
        assertEquals(words.text(9), Generated.sha256(floats(new Planes(read(card)).of(photo))));
    }

    /** Sizes up to 300, slivers of which Pillow takes the height first, and sides that stay as they are. */
    @ParameterizedTest
    @CsvSource({"bilinear", "bicubic", "lanczos"})
    void picturesOfAnySizeBecomeAnySizeAsPillowsDo(String kernel) throws Exception {
        List<String> pictures = Generated.lines("resized.txt", kernel);
        assertEquals(80, pictures.size());
        for (String expected : pictures) {
            Words words = new Words(expected);
            int seed = words.number(1);
            int width = words.number(2);
            int height = words.number(3);
            byte[] colours = Generated.grain(seed, 3 * width * height);
            String card = cardText(words.number(4), words.number(5)).replace("bilinear", kernel);
            ModelInput input = new Planes(read(card)).of(new Pixels(width, height, colours, 0, null, null));
            assertEquals(words.text(6), Generated.sha256(input.levels()).substring(0, 16), expected);
            if (kernel.equals("bilinear")) continue; // no card has a mask enlarged so
            byte[] grey = Generated.grain(seed, width * height);
            byte[] mask = whole(matte(grey, width, height, kernel), words.number(4), words.number(5));
            assertEquals(words.text(7), Generated.sha256(mask).substring(0, 16), expected);
        }
    }

    @Test
    void blueFirstGivesTheSamePlanesAsRedFirst() throws Exception {
        Pixels rgb = Generated.photo(40, 30);
        byte[] swapped = rgb.samples().clone();
        for (int i = 0; i < swapped.length; i += 3) {
            swapped[i] = rgb.samples()[i + 2];
            swapped[i + 2] = rgb.samples()[i];
        }
        Planes planes = new Planes(read(cardText(16, 16)));
        assertArrayEquals(
                planes.of(rgb).levels(),
                planes.of(new Pixels(40, 30, swapped, 2, null, null)).levels());
    }

    /** rembg divides by the greatest level, if there is one. */
    @Test
    void aBlackPhotoIsBlack() throws Exception {
        String card = cardText(4, 4)
                .replace("1/255", "1/imageMax")
                .replace("0.485", "0.5")
                .replace("0.229", "0.25");
        ModelInput input = new Planes(read(card)).of(new Pixels(2, 2, new byte[12], 0, null, null));
        assertEquals(-2, input.values()[0][0]);
    }

    @Test
    void sigmoidIsTorchsAndCutOffToEightBits() throws Exception {
        float[] logits = new float[1_000_000];
        for (int i = 0; i < logits.length; i++) logits[i] = (i - 500_000f) / 32_768f;
        String expected = Generated.lines("arithmetic.txt", "sigmoid").get(0).split(" ")[2];
        assertEquals(
                expected,
                Generated.sha256(Matte.of(new ModelOutput(1, 1000, 1000, logits), read(cardText(1000, 1000)))
                        .levels()));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void outputsBecomeLevelsAsInNumpy(String expected) throws Exception {
        Words words = new Words(expected);
        int channels = words.number(2);
        int width = words.number(3);
        int height = words.number(4);
        byte[] grain = Generated.grain(words.number(1), channels * width * height);
        float[] output = new float[grain.length];
        for (int i = 0; i < output.length; i++) output[i] = (grain[i] & 255) / 64f - 1;
        String card = cardText(width, height)
                .replace("sigmoid", words.text(5))
                .replace("\"stretch\": \"none\"", "\"stretch\": \"" + words.text(6) + "\"")
                .replace("\"channel\": 0", "\"channel\": " + words.text(7));
        Matte matte = Matte.of(new ModelOutput(channels, width, height, output), read(card));
        assertEquals(words.text(8), Generated.sha256(matte.levels()));
    }

    @ParameterizedTest
    @MethodSource("enlarged")
    void masksGrowAsPillowsDo(String expected) throws Exception {
        Words words = new Words(expected);
        int side = words.number(3);
        Matte matte = matte(Generated.picture(side, side, 1), side, side, words.text(4));
        int width = words.number(1);
        int height = words.number(2);
        byte[] whole = whole(matte, width, height);
        assertEquals(words.text(5), Generated.sha256(whole));
        Matte.Rows rows = matte.to(width, height).rows(); // in the middle, as for a strip of a picture, and with gaps
        byte[] row = new byte[width];
        for (int y = height / 3; y < height; y += 1 + y % 5) {
            rows.row(y, row);
            assertArrayEquals(Arrays.copyOfRange(whole, y * width, (y + 1) * width), row, "row " + y);
        }
    }

    @Test
    void aFlatMaskIsNotStretched() throws Exception {
        assertArrayEquals(new byte[] {51, 51, 51, 51}, stretched(.2f, .2f, .2f, .2f));
        assertArrayEquals(new byte[] {0, 127, (byte) 255, 0}, stretched(.2f, .3f, .4f, .2f));
    }

    @Test
    void aMaskWithoutBoundsIsNotStretched() throws Exception {
        assertArrayEquals(
                new byte[] {51, 0, (byte) 255, 51},
                stretched(.2f, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, .2f));
    }

    @Test
    void notANumberIsNoMaskAndHasAReasonForTheLog() {
        ModelUnavailable e = assertThrows(
                ModelUnavailable.class,
                () -> Matte.of(new ModelOutput(1, 2, 2, new float[] {0, Float.NaN, 0, 0}), read(cardText(2, 2))));
        assertEquals("The model gave no usable mask for this photo.", e.getMessage());
        assertEquals("NaN in its output", e.getCause().getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 768, 672, 512", // both sides longer: the shorter becomes 512
        "768, 1024, 512, 672",
        "100, 50, 1024, 512", // both shorter
        "50, 50, 512, 512",
        "700, 300, 672, 288", // neither: as it is
        "512, 512, 512, 512",
        "3, 700, 32, 672", // never less than a multiple
        "300, 1, 4096, 512", // never more than 4096
        "30000, 20, 4096, 32",
    })
    void aFlexibleSizeIsModnets(int width, int height, int toWidth, int toHeight) {
        InputSize size = new InputSize.Flexible(32, 512);
        assertEquals(toWidth + " x " + toHeight, size.width(width, height) + " x " + size.height(width, height));
    }

    private byte[] stretched(float... shares) throws Exception {
        String card = cardText(2, 2)
                .replace("\"stretch\": \"none\"", "\"stretch\": \"minmax\"")
                .replace("sigmoid", "none");
        return Matte.of(new ModelOutput(1, 2, 2, shares), read(card)).levels();
    }

    private Matte matte(byte[] levels, int width, int height, String kernel) throws Exception {
        float[] shares = new float[levels.length];
        for (int i = 0; i < shares.length; i++) shares[i] = ((levels[i] & 255) + .5f) / 255f;
        String card = cardText(2, 2).replace("sigmoid", "none").replace("bicubic", kernel);
        return Matte.of(new ModelOutput(1, width, height, shares), read(card));
    }

    private static byte[] whole(Matte matte, int width, int height) {
        Matte.Rows rows = matte.to(width, height).rows();
        byte[] whole = new byte[width * height];
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) {
            rows.row(y, row);
            System.arraycopy(row, 0, whole, y * width, width);
        }
        return whole;
    }

    private static byte[] floats(ModelInput input) {
        byte[] levels = input.levels();
        ByteBuffer bytes = ByteBuffer.allocate(4 * levels.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < levels.length; i++)
            bytes.putFloat(input.values()[i / (input.width() * input.height())][levels[i] & 255]);
        return bytes.array();
    }

    private static String cardText(int width, int height) {
        return Generated.card().replace("[32, 32]", "[" + width + ", " + height + "]");
    }

    private ModelCard read(String card) throws IOException, UnfitModel {
        return ModelCardReader.read(Files.writeString(folder.resolve("card.json"), card));
    }

    /** A line of what the script has written. */
    private record Words(List<String> words) {
        Words(String line) {
            this(List.of(line.split(" ")));
        }

        String text(int index) {
            return words.get(index);
        }

        int number(int index) {
            return Integer.parseInt(words.get(index));
        }
    }
}
