package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A card is taken whole or refused by field, value and what is allowed. */
class ModelCardReaderTest {
    @TempDir
    Path folder;

    @Test
    void everyFieldIsRead() throws Exception {
        ModelCard card = read(Generated.card());
        assertEquals(
                "red 1 none needed red.onnx",
                card.id() + " " + card.version() + " " + card.licence() + " " + card.file());
        assertEquals("input_image 32", card.inputName() + " " + card.side());
        assertEquals(List.of(0.485, 0.456, 0.406), card.mean());
        assertEquals(List.of(0.229, 0.224, 0.225), card.std());
        assertEquals("output_image SIGMOID NONE", card.outputName() + " " + card.activation() + " " + card.stretch());
    }

    @Test
    void inputAndOutputMayBeTakenByPlace() throws Exception {
        ModelCard last = read(Generated.card()
                .replace("\"name\": \"input_image\"", "\"first\": true")
                .replace("\"name\": \"output_image\"", "\"last\": true"));
        assertNull(last.inputName());
        assertNull(last.outputName());
        assertEquals(ModelCard.LAST, last.outputIndex());
        assertEquals(
                2,
                read(Generated.card().replace("\"name\": \"output_image\"", "\"index\": 2"))
                        .outputIndex());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id": "red", || the field id is missing; allowed is a text
            "id": "red" | "id": "" | id is ""; allowed is a text that is not empty
            "id": "red" | "id": 7 | id is 7; allowed is a text that is not empty
            "id": "red" | "id": "red", "colour": 1 | the field colour is unknown
            "NCHW" | "NCHW", "batch": 2 | the field input.batch is unknown
            "channel": 0 | "channel": 0, "index": 1 | the field output.index is unknown
            "NCHW" | "NHWC" | input.layout is "NHWC"; allowed is NCHW
            "f32" | "f16" | input.dtype is "f16"; allowed is f32
            "bilinear" | "lanczos" | resize is "lanczos"; allowed is bilinear
            "1/255" | "1/imageMax" | scale is "1/imageMax"; allowed is 1/255
            "sigmoid" | "argmax" | activation is "argmax"; allowed is sigmoid or none
            "stretch": "none" | "stretch": true | stretch is true; allowed is none or minmax
            "truncate" | "round" | quantise is "round"; allowed is truncate
            "bicubic" | "guided" | upscale is "guided"; allowed is bicubic
            "channel": 0 | "channel": 1 | output.channel is 1; allowed is 0
            "name": "output_image" | "last": false | output.last is false; allowed is true
            "name": "output_image" | "index": -1 | output.index is -1; allowed is a whole number from 0 to 63
            [32, 32] | [32, 16] | input.size.fixed is [32.0, 16.0]; allowed is [side, side], two equal whole numbers up to 4096
            [32, 32] | [32.5, 32.5] | input.size.fixed is [32.5, 32.5]; allowed is [side, side], two equal whole numbers up to 4096
            [32, 32] | [9999, 9999] | input.size.fixed is [9999,9999]; allowed is 2 numbers from 1.0 to 4096.0
            {"fixed": [32, 32]} | 32 | input.size is 32; allowed is an object
            [0.485, 0.456, 0.406] | [0.485, 0.456] | mean is [0.485,0.456]; allowed is 3 numbers from -1000.0 to 1000.0
            [0.229, 0.224, 0.225] | [0.229, 0, 0.225] | std is [0.229,0,0.225]; allowed is 3 numbers from 1.0E-6 to 1000.0
            "file": "red.onnx" | "file": "../red.onnx" | file is ../red.onnx; allowed is a plain file name beside the card
            """)
    void aFieldThatIsUnfitIsNamed(String what, String instead, String message) throws Exception {
        String card = Generated.card();
        assertTrue(card.contains(what));
        String unfit = card.replace(what, instead == null ? "" : instead);
        assertEquals("Model card " + folder.resolve("card.json") + ": " + message, refusal(unfit));
    }

    @Test
    void aChecksumHas64Digits() throws Exception {
        assertTrue(refusal(Generated.card().replaceFirst("\"sha256\": \"..", "\"sha256\": \""))
                .endsWith("; allowed is 64 lower-case hexadecimal digits"));
    }

    @ParameterizedTest
    @CsvSource({"''", "{", "[]", "null", "{} {}", "{id: 'red'}", "version https://git-lfs.github.com/spec/v1"})
    void whatIsNoJsonObjectIsRefused(String text) throws Exception {
        assertTrue(refusal(text).startsWith("Model card " + folder.resolve("card.json")));
    }

    @Test
    void aMissingCardIsNamed() {
        Path missing = folder.resolve("none.json");
        UnfitModel unfit = assertThrows(UnfitModel.class, () -> ModelCardReader.read(missing));
        assertEquals("Model card " + missing + " does not exist", unfit.getMessage());
    }

    private ModelCard read(String card) throws IOException, UnfitModel {
        return ModelCardReader.read(Files.writeString(folder.resolve("card.json"), card));
    }

    private String refusal(String card) {
        return assertThrows(UnfitModel.class, () -> read(card)).getMessage();
    }
}
