package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import textbehindimage.cutout.photo.Photo;
import textbehindimage.cutout.photo.Photos;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Pixels;
import textbehindimage.cutout.png.PngWriter;

/** The whole way, with a model of one convolution: 4 times red, plus a half. */
class CutoutsTest {
    @TempDir
    Path folder;

    static List<String> chain() {
        return Generated.lines("chain.txt");
    }

    /** With a model of each kind that a card can describe. */
    @ParameterizedTest
    @MethodSource("chain")
    void theResultIsThatOfPillowAndNumpy(String expected) throws Exception {
        String[] words = expected.split(" ");
        Path card = Generated.file("models/" + words[0] + ".json");
        Path photo = folder.resolve("photo.png");
        int width = Integer.parseInt(words[1]);
        int height = Integer.parseInt(words[2]);
        ImageIO.write(image(Generated.photo(width, height)), "png", photo.toFile());
        try (Cutouts cutouts = Cutouts.open(card, Generated.LIMITS)) {
            assertEquals(Optional.empty(), cutouts.modelProblem());
            assertEquals(words[3], Generated.sha256(samples(cutOut(cutouts, photo))));
            assertEquals(words[4], Generated.sha256(samples(mask(cutouts, photo))));
        }
        try (Cutouts cutouts = Cutouts.open(card, folder, Generated.LIMITS, true, PngWriter.Mode.FAST)) {
            assertEquals(words[5], Generated.sha256(samples(cutOut(cutouts, photo))));
        }
    }

    /** Photos of different sizes follow each other through one tensor. */
    @Test
    void aModelOfFlexibleSizeTakesOnePhotoAfterTheOther() throws Exception {
        try (Cutouts cutouts = Cutouts.open(Generated.file("models/modnet.json"), Generated.LIMITS)) {
            for (int round = 0; round < 2; round++) {
                for (String expected : Generated.lines("chain.txt", "modnet")) {
                    String[] words = expected.split(" ");
                    Path photo = folder.resolve(words[1] + "-" + words[2] + ".png");
                    Pixels pixels = Generated.photo(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                    ImageIO.write(image(pixels), "png", photo.toFile());
                    assertEquals(words[4], Generated.sha256(samples(mask(cutouts, photo))));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theResultStandsUpright(int orientation) throws Exception {
        try (Cutouts cutouts = open()) {
            BufferedImage cutOut = ImageIO.read(
                    cutOut(cutouts, photo("exif-" + orientation + ".jpg")).toFile());
            assertEquals(orientation < 5 ? "45 x 35" : "35 x 45", cutOut.getWidth() + " x " + cutOut.getHeight());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb-clear.png",
                "rgba.png",
                "palette-alpha.png",
                "clear.gif",
                "alpha.webp",
                "lossless-rgba.webp",
                "alpha-tiles.tif",
                "associated.tif"
            })
    void whatThePhotoLeavesTransparentStaysSo(String name) throws Exception {
        Pixels photo = decoded(photo(name));
        Path opaque = folder.resolve("opaque.png");
        ImageIO.write(image(photo), "png", opaque.toFile());
        try (Cutouts cutouts = open()) {
            byte[] with = samples(mask(cutouts, photo(name)));
            byte[] without = samples(mask(cutouts, opaque));
            byte[] alpha = photo.alpha();
            assertFalse(Arrays.equals(with, without));
            for (int i = 0; i < with.length; i++)
                assertEquals(((without[i] & 255) * (alpha[i] & 255) + 127) / 255, with[i] & 255);
        }
    }

    private static Pixels decoded(Path file) throws Exception {
        try (Photo photo = new Photos(Generated.LIMITS, InstantSource.system()).open(file)) {
            return photo.decode();
        }
    }

    @Test
    void hiddenColoursLeaveNoTraceUnlessWanted() throws Exception {
        Path photo = photo("rgb-clear.png");
        int clear = 4 * (3 * 45 + 3);
        byte[] zeroed;
        byte[] kept;
        try (Cutouts cutouts = open()) {
            zeroed = samples(cutOut(cutouts, photo));
        }
        try (Cutouts cutouts =
                Cutouts.open(folder.resolve("red.json"), folder, Generated.LIMITS, true, PngWriter.Mode.FAST)) {
            kept = samples(cutOut(cutouts, photo));
        }
        assertEquals(
                "0 0 0 0", zeroed[clear] + " " + zeroed[clear + 1] + " " + zeroed[clear + 2] + " " + zeroed[clear + 3]);
        assertEquals(0, kept[clear + 3]);
        assertTrue(kept[clear + 1] != 0);
    }

    @Test
    void smallPngsShowTheSame() throws Exception {
        Path photo = photo("420.jpg");
        Path card = Generated.modelIn(folder, Generated.card());
        byte[] fast;
        try (Cutouts cutouts = Cutouts.open(card, folder, Generated.LIMITS, true, PngWriter.Mode.FAST)) {
            fast = Files.readAllBytes(cutOut(cutouts, photo));
        }
        try (Cutouts cutouts = Cutouts.open(card, folder, Generated.LIMITS, true, PngWriter.Mode.SMALL)) {
            Path small = cutOut(cutouts, photo);
            assertFalse(Arrays.equals(fast, Files.readAllBytes(small)));
            assertArrayEquals(samples(Files.write(folder.resolve("fast.png"), fast)), samples(small));
        }
    }

    /** Two megabytes are more than one strip, which the call's own thread would make. */
    @Test
    void largePicturesAreMadeByThreadsThatCloseEnds() throws Exception {
        Path photo = folder.resolve("photo.png");
        ImageIO.write(image(Generated.photo(900, 600)), "png", photo.toFile());
        assertEquals(0, threads("cutout-cpu"));
        try (Cutouts cutouts = open()) {
            cutOut(cutouts, photo);
            assertTrue(threads("cutout-cpu") > 0);
        }
        assertEquals(0, threads("cutout-cpu"));
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    @Test
    void theColourOfTheBackgroundGoesOnlyWhereItIsAskedForAndMixedIn() throws Exception {
        try (Cutouts cutouts = open()) {
            byte[] exact = samples(cutOut(cutouts, photo("420.jpg")));
            byte[] clean = samples(cutOut(cutouts, photo("420.jpg"), new CutoutOptions(true, false)));
            int changed = 0;
            for (int i = 0; i < exact.length; i++) {
                int alpha = exact[i | 3] & 255;
                if (exact[i] == clean[i]) continue;
                changed++;
                assertTrue(i % 4 != 3 && alpha > 0 && alpha < 255, "byte " + i + ", alpha " + alpha);
            }
            assertTrue(changed > 100, "changed: " + changed);
        }
    }

    /** The model's mask is 32 pixels wide, which is coarse for the larger photo only. */
    @ParameterizedTest
    @CsvSource({"120, 90, true", "80, 60, false"})
    void aCoarseMaskIsRefinedOnRequestAlikeInMaskAndCutOut(int width, int height, boolean coarse) throws Exception {
        Path photo = folder.resolve("photo.png");
        ImageIO.write(image(Generated.photo(width, height)), "png", photo.toFile());
        CutoutOptions both = new CutoutOptions(true, true);
        try (Cutouts cutouts = open()) {
            Path png = folder.resolve("refined.png");
            cutouts.mask(photo, png, both, (share, stage) -> {});
            byte[] refined = samples(png);
            byte[] cutOut = samples(cutOut(cutouts, photo, both));
            for (int i = 0; i < refined.length; i++) assertEquals(cutOut[4 * i + 3], refined[i]);
            assertEquals(coarse, !Arrays.equals(refined, samples(mask(cutouts, photo))));
        }
    }

    @Test
    void stagesAreReportedInOrder() throws Exception {
        List<String> heard = new ArrayList<>();
        try (Cutouts cutouts = open()) {
            cutouts.mask(photo("420.jpg"), folder.resolve("out.png"), (share, stage) -> heard.add(share + " " + stage));
        }
        assertEquals("0.0 Reading the photo", heard.get(0));
        assertEquals("0.25 Finding the subject", heard.get(1));
        assertEquals("0.5 Writing the PNG", heard.get(2));
        assertEquals("1.0 Writing the PNG", heard.get(heard.size() - 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 1})
    void aCallStoppedAtAnyStageLeavesNoFile(double last) throws Exception {
        Path png = folder.resolve("out.png");
        try (Cutouts cutouts = open()) {
            assertThrows(
                    CancellationException.class,
                    () -> cutouts.cutOut(photo("420.jpg"), png, (share, stage) -> {
                        if (share == last) throw new CancellationException();
                    }));
            assertFalse(Files.exists(png));
            assertEquals(List.of("red.json", "red.onnx"), names());
            assertTrue(Files.size(cutOut(cutouts, photo("420.jpg"))) > 0);
        }
    }

    @Test
    void aPhotoThatIsRefusedLeavesNoFile() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jpg"), "Dear Sir or Madam");
        try (Cutouts cutouts = open()) {
            assertThrows(PhotoRefused.class, () -> cutouts.cutOut(text, folder.resolve("out.png"), (s, stage) -> {}));
            assertEquals(List.of("red.json", "red.onnx", "text.jpg"), names());
        }
    }

    @Test
    void nothingIsEverWrittenOver() throws Exception {
        Path png = Files.copy(photo("rgb.png"), folder.resolve("photo.png"));
        byte[] before = Files.readAllBytes(png);
        try (Cutouts cutouts = open()) {
            assertThrows(FileAlreadyExistsException.class, () -> cutouts.cutOut(png, png, (share, stage) -> {}));
        }
        assertArrayEquals(before, Files.readAllBytes(png));
    }

    @Test
    void manyAtOnceGiveTheSameBytes() throws Exception {
        try (Cutouts cutouts = open()) {
            byte[] alone = Files.readAllBytes(cutOut(cutouts, photo("420.jpg")));
            ExecutorService users = Executors.newFixedThreadPool(8);
            Callable<Path> call = () -> cutOut(cutouts, photo("420.jpg"));
            for (Future<Path> png :
                    users.invokeAll(Stream.generate(() -> call).limit(40).toList())) {
                assertArrayEquals(alone, Files.readAllBytes(png.get()));
            }
            users.shutdown();
        }
    }

    @Test
    void theModelInUseIsNamed() {
        try (Cutouts cutouts = open()) {
            assertEquals(Optional.of(new ModelFacts("red", "1", "none needed", 32, "CPU")), cutouts.model());
            assertEquals(Optional.empty(), cutouts.modelProblem());
        }
    }

    @Test
    void afterCloseCallsAreToldSoAndTheModelsThreadIsGone() {
        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(CutoutsTest::isModels));
        Cutouts cutouts = open();
        assertEquals(1, runningModelThreadsDuring(cutouts));
        cutouts.close();
        cutouts.close();
        assertEquals(
                "The server is stopping.",
                assertThrows(ModelUnavailable.class, () -> cutOut(cutouts, photo("420.jpg")))
                        .getMessage());
        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(CutoutsTest::isModels));
    }

    @ParameterizedTest
    @CsvSource({
        "missing, does not exist",
        "empty, is empty",
        "altered, has the sha256",
        "directory, is not a file",
    })
    void aModelThatIsNotTheCardsIsReportedAndCallsFailInWords(String what, String problem) throws Exception {
        Path card = Generated.modelIn(folder, Generated.card());
        Path model = folder.resolve("red.onnx");
        byte[] bytes = Files.readAllBytes(model);
        Files.delete(model);
        if (what.equals("empty")) Files.createFile(model);
        if (what.equals("directory")) Files.createDirectory(model);
        if (what.equals("altered")) {
            bytes[bytes.length / 2] ^= 1;
            Files.write(model, bytes);
        }
        assertUnavailable(
                card, model + " " + (what.equals("altered") ? "(" + bytes.length + " bytes) " : "") + problem);
    }

    @Test
    void aFileThatIsNoModelIsReported() throws Exception {
        byte[] garbage = Generated.grain(1, 5000);
        Files.write(folder.resolve("red.onnx"), garbage);
        String card =
                Generated.card().replaceFirst("\"sha256\": \"[0-9a-f]+", "\"sha256\": \"" + Generated.sha256(garbage));
        assertUnavailable(Files.writeString(folder.resolve("red.json"), card), folder.resolve("red.onnx") + ": ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        red | input_image | photo | its card names the input photo; it has [input_image]
        red | output_image | mask | its card names the output mask; it has [output_image]
        red | [32, 32] | [16, 16] | input input_image has the shape [1, 3, 32, 32]; its card asks for [1, 3, 16, 16]
        red | "fixed": [32, 32] | "multipleOf": 32, "shortSide": 32 | input input_image has the shape [1, 3, 32, 32]; its card asks for [1, 3, -1, -1]
        red | "name": "output_image" | "index": 1 | its card asks for output 1; it has [output_image]
        red | "f32" | "f16" | input input_image holds f32; wanted is f16
        red | "channel": 0 | "channel": 1 | output output_image has the shape [1, 1, 32, 32]; its card asks for [1, 2, 32, 32]
        red | sigmoid | argmax | output output_image has the shape [1, 1, 32, 32]; its card asks for [1, 2, 32, 32]
        half | "f16" | "f32" | input input holds f16; wanted is f32
        levels | "u8" | "f32" | input input holds u8; wanted is f32
        birefnet-19 | "last": true | "index": 0 | output temp1 has the shape [1, 3, 1, 1]; its card asks for [1, 3, 32, 32]
        """)
    void aModelThatIsNotAsItsCardSaysIsReported(String model, String is, String says, String problem) throws Exception {
        Path file = Generated.file(model.equals("red") ? "red.onnx" : "models/" + model + ".onnx");
        String card =
                model.equals("red") ? Generated.card() : Files.readString(Generated.file("models/" + model + ".json"));
        assertTrue(card.contains(is), card);
        Files.copy(file, folder.resolve(file.getFileName()));
        Files.writeString(folder.resolve("card.json"), card.replace(is, says));
        assertUnavailable(folder.resolve("card.json"), "Model " + folder.resolve(file.getFileName()) + ": " + problem);
    }

    private void assertUnavailable(Path card, String problem) {
        try (Cutouts cutouts = Cutouts.open(card, Generated.LIMITS)) {
            String reported = cutouts.modelProblem().orElseThrow();
            assertTrue(reported.contains(problem), reported);
            assertEquals(Optional.empty(), cutouts.model());
            String told = assertThrows(ModelUnavailable.class, () -> cutOut(cutouts, photo("420.jpg")))
                    .getMessage();
            assertEquals("The model is not available; the server's log says why.", told);
        }
    }

    @Test
    void afterWarmingUpItIsReadyAndNothingIsLeft() throws Exception {
        Cutouts cutouts = open();
        cutouts.warmUp(folder);
        assertEquals(Condition.of(Trouble.WARMING_UP), cutouts.condition());
        while (cutouts.condition().equals(Condition.of(Trouble.WARMING_UP))) Thread.onSpinWait();
        assertEquals(Condition.GOOD, cutouts.condition());
        cutouts.close();
        assertEquals(Condition.of(Trouble.STOPPING), cutouts.condition());
        assertEquals(List.of("red.json", "red.onnx"), names());
        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(CutoutsTest::warmsUp));
    }

    @Test
    void closingWhileItWarmsUpLeavesNothing() throws Exception {
        Cutouts cutouts = open();
        cutouts.warmUp(folder);
        cutouts.close();
        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(CutoutsTest::warmsUp));
        assertEquals(List.of("red.json", "red.onnx"), names());
    }

    private static boolean warmsUp(Thread thread) {
        return thread.getName().equals("cutout-warm-up");
    }

    private static boolean isModels(Thread thread) {
        return thread.getName().equals("cutout-model");
    }

    private long runningModelThreadsDuring(Cutouts cutouts) {
        try {
            cutOut(cutouts, photo("420.jpg"));
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(CutoutsTest::isModels)
                    .count();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Cutouts open() {
        return Cutouts.open(Generated.modelIn(folder, Generated.card()), Generated.LIMITS);
    }

    private static Path photo(String name) {
        return Generated.file("photos/" + name);
    }

    private Path cutOut(Cutouts cutouts, Path photo) throws Exception {
        return cutOut(cutouts, photo, CutoutOptions.EXACT);
    }

    private Path cutOut(Cutouts cutouts, Path photo, CutoutOptions options) throws Exception {
        Path png = Files.createTempDirectory(folder, "out").resolve("cut-out.png");
        cutouts.cutOut(photo, png, options, (share, stage) -> {});
        return png;
    }

    private Path mask(Cutouts cutouts, Path photo) throws Exception {
        Path png = Files.createTempDirectory(folder, "out").resolve("mask.png");
        cutouts.mask(photo, png, (share, stage) -> {});
        return png;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static BufferedImage image(Pixels photo) {
        BufferedImage image = new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < photo.width() * photo.height(); i++) {
            byte[] s = photo.samples();
            int rgb =
                    (s[3 * i + photo.red()] & 255) << 16 | (s[3 * i + 1] & 255) << 8 | s[3 * i + 2 - photo.red()] & 255;
            image.setRGB(i % photo.width(), i / photo.width(), rgb);
        }
        return image;
    }

    private static byte[] samples(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        int[] wide = image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        byte[] samples = new byte[wide.length];
        for (int i = 0; i < wide.length; i++) samples[i] = (byte) wide[i];
        return samples;
    }
}
