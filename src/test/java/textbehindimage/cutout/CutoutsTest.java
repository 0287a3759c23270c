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
import java.util.ArrayList;
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
import textbehindimage.cutout.photo.PhotoRefused;
import textbehindimage.cutout.photo.Pixels;

/** The whole way, with a model of one convolution: 4 times red, plus a half. */
class CutoutsTest {
    @TempDir
    Path folder;

    static List<String> chain() {
        return Generated.lines("chain.txt");
    }

    @ParameterizedTest
    @MethodSource("chain")
    void theResultIsThatOfPillowAndNumpy(String expected) throws Exception {
        String[] words = expected.split(" ");
        int width = Integer.parseInt(words[0]);
        int height = Integer.parseInt(words[1]);
        Path photo = folder.resolve("photo.png");
        ImageIO.write(image(Generated.photo(width, height)), "png", photo.toFile());
        try (Cutouts cutouts = open()) {
            assertEquals(words[2], Generated.sha256(samples(cutOut(cutouts, photo))));
            assertEquals(words[3], Generated.sha256(samples(mask(cutouts, photo))));
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

    @Test
    void whatThePhotoLeavesTransparentStaysSo() throws Exception {
        try (Cutouts cutouts = open()) {
            byte[] with = samples(mask(cutouts, photo("rgb-clear.png")));
            byte[] without = samples(mask(cutouts, photo("rgb.png")));
            int clear = 3 * 45 + 3;
            assertTrue(without[clear] != 0);
            assertEquals(0, with[clear]);
            assertEquals(without[clear + 1], with[clear + 1]);
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
                Cutouts.open(folder.resolve("red.json"), Generated.LIMITS, true, ModelSettings.DEFAULTS)) {
            kept = samples(cutOut(cutouts, photo));
        }
        assertEquals(
                "0 0 0 0", zeroed[clear] + " " + zeroed[clear + 1] + " " + zeroed[clear + 2] + " " + zeroed[clear + 3]);
        assertEquals(0, kept[clear + 3]);
        assertTrue(kept[clear + 1] != 0);
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
        byte[] pointer = "version https://git-lfs.github.com/spec/v1\n".getBytes();
        Files.write(folder.resolve("red.onnx"), pointer);
        String card =
                Generated.card().replaceFirst("\"sha256\": \"[0-9a-f]+", "\"sha256\": \"" + Generated.sha256(pointer));
        assertUnavailable(Files.writeString(folder.resolve("red.json"), card), folder.resolve("red.onnx") + ": ");
    }

    @ParameterizedTest
    @CsvSource({
        "input_image, photo, its card names the input photo; it has [input_image]",
        "output_image, mask, its card names the output mask; it has [output_image]",
        "'[32, 32]', '[16, 16]', 'input input_image has the shape [1, 3, 32, 32]; its card asks for [1, 3, 16, 16]'",
        "'\"name\": \"output_image\"', '\"index\": 1', its card asks for output 1; it has [output_image]",
    })
    void aModelThatIsNotAsItsCardSaysIsReported(String is, String says, String problem) {
        Path card = Generated.modelIn(folder, Generated.card().replace(is, says));
        assertUnavailable(card, "Model " + folder.resolve("red.onnx") + ": " + problem);
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
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("cutout-warm-up")));
    }

    @Test
    void whoeverClosesWhileItWarmsUpNeedNotWaitLong() throws Exception {
        Cutouts cutouts = open();
        cutouts.warmUp(folder);
        cutouts.close();
        assertEquals(List.of("red.json", "red.onnx"), names());
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
        Path png = Files.createTempDirectory(folder, "out").resolve("cut-out.png");
        cutouts.cutOut(photo, png, (share, stage) -> {});
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
            int rgb = (s[3 * i] & 255) << 16 | (s[3 * i + 1] & 255) << 8 | s[3 * i + 2] & 255;
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
