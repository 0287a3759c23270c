package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model is named by its card or by its file, and is the one that the card means or is said to be unchecked. */
class ModelFilesTest {
    private static final Path KNOWN = Path.of("model/cards");

    @TempDir
    Path folder;

    private Path cards;
    private Path model;
    private String sha256;

    static List<Path> knownCards() throws IOException {
        try (Stream<Path> cards = Files.list(KNOWN)) {
            return cards.toList();
        }
    }

    @BeforeEach
    void aModelAlone() throws Exception {
        cards = Files.createDirectory(folder.resolve("cards"));
        model = Files.copy(Generated.file("red.onnx"), folder.resolve("red.onnx"));
        sha256 = Generated.sha256(Files.readAllBytes(model));
    }

    @Test
    void aModelIsNamedByItsCard() throws Exception {
        Path card = Files.writeString(folder.resolve("my card.json"), Generated.card());
        assertEquals(model, ModelFiles.find(card, cards).model());
    }

    @Test
    void aModelIsNamedByItselfAndHasItsCardBesideIt() throws Exception {
        write(folder, Generated.card());
        write(cards, Generated.card().replace("\"id\": \"red\"", "\"id\": \"known\""));
        assertEquals("red", ModelFiles.find(model, cards).card().id());
    }

    @Test
    void theCardBesideAModelIsHeldToIt() throws Exception {
        Path card = write(folder, Generated.card().replace("red.onnx", "blue.onnx"));
        assertEquals("Model card " + card + " is for blue.onnx and not for " + model, refusal(model));
        write(folder, Generated.card().replace(sha256, "0".repeat(64)));
        assertTrue(refusal(model).endsWith("has the sha256 " + sha256 + "; its card asks for " + "0".repeat(64)));
    }

    /** A digest is made only where there is no quicker word for it, or that is not kept. */
    @Test
    void aCrcThatAgreesSpeaksForTheFile() throws Exception {
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(model));
        String unlike = Generated.card().replace(sha256, "0".repeat(64));
        Path card = write(folder, withCrc(unlike, "%08x".formatted(sum.getValue())));
        assertEquals(model, ModelFiles.find(card, cards).model());
        write(folder, withCrc(Generated.card(), "00000000"));
        assertEquals(model, ModelFiles.find(card, cards).model());
        write(folder, withCrc(unlike, "00000000"));
        assertTrue(refusal(card).endsWith("has the sha256 " + sha256 + "; its card asks for " + "0".repeat(64)));
        write(folder, withCrc(unlike, "12"));
        assertTrue(refusal(card).endsWith("crc32 is 12; allowed is 8 lower-case hexadecimal digits"), refusal(card));
    }

    private static String withCrc(String card, String sum) {
        return card.replace("\"sha256\":", "\"crc32\": \"" + sum + "\", \"sha256\":");
    }

    @Test
    void aKnownModelIsTakenUncheckedAndTheLogSaysSo() throws Exception {
        write(cards, Generated.card().replace(sha256, "?"));
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger(ModelFiles.class.getName());
        Handler handler = new Collector(logged);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            assertEquals("red", ModelFiles.find(model, cards).card().id());
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        assertEquals(1, logged.size());
        assertTrue(logged.get(0).startsWith("WARNING Model file " + model + " ("), logged.get(0));
        assertTrue(logged.get(0).contains(" has the sha256 " + sha256 + ", which nobody has checked"), logged.get(0));
    }

    @Test
    void aCardThatIsNotCompletedYetIsToldWhatToWrite() throws Exception {
        Path card = write(folder, Generated.card().replace(sha256, "?"));
        String completed = "has the sha256 " + sha256 + "; its card " + card
                + " asks for none yet: write it there if the file is the one that you mean";
        assertTrue(refusal(card).endsWith(completed), refusal(card));
        assertTrue(refusal(model).endsWith(completed), refusal(model));
    }

    @Test
    void aModelWithoutACardIsRefused() {
        assertEquals(
                "Model file " + model + " has no card: " + folder.resolve("red.json")
                        + " does not exist, and among the cards that come with the app is none of that name",
                refusal(model));
    }

    @Test
    void aPointerOfGitIsCalledOne() throws Exception {
        Path card = write(folder, Generated.card());
        Files.writeString(model, "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 187\n");
        assertEquals(
                "Model file " + model + " is a Git LFS pointer, not the model; git lfs pull fetches that",
                refusal(card));
    }

    /** They are found by the names of their models, and know no checksum that nobody here has made. */
    @ParameterizedTest
    @MethodSource("knownCards")
    void everyCardOfAWellKnownModelIsRead(Path path) throws Exception {
        ModelCard card = ModelCardReader.read(path);
        assertEquals(path.getFileName().toString(), card.file().replace(".onnx", ".json"));
        assertEquals(ModelCard.UNKNOWN, card.sha256());
    }

    @Test
    void theOriginalsModelGoesTheOriginalsWay() throws Exception {
        ModelCard card = ModelCardReader.read(KNOWN.resolve("BiRefNet-general-epoch_244.json"));
        ModelCard embedded = ModelCardReader.read(Path.of("model/default.json"));
        assertEquals(
                new ModelCard.Input("input_image", ModelCard.Dtype.F32, new InputSize.Fixed(1024, 1024)), card.input());
        assertEquals(new ModelCard.Output(null, ModelCard.LAST, 0), card.output());
        assertEquals(List.of(embedded.mean(), embedded.std()), List.of(card.mean(), card.std()));
        assertEquals(
                "BILINEAR BYTE SIGMOID NONE BICUBIC",
                card.resize() + " " + card.scale() + " " + card.activation() + " " + card.stretch() + " "
                        + card.upscale());
    }

    private static Path write(Path folder, String card) throws IOException {
        return Files.writeString(folder.resolve("red.json"), card);
    }

    private String refusal(Path named) {
        return assertThrows(UnfitModel.class, () -> ModelFiles.find(named, cards))
                .getMessage();
    }

    private static final class Collector extends Handler {
        private final List<String> logged;

        Collector(List<String> logged) {
            this.logged = logged;
        }

        @Override
        public void publish(LogRecord line) {
            logged.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
