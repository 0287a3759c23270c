package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
        assertEquals(
                new ModelCard.Input("input_image", ModelCard.Dtype.F32, new InputSize.Fixed(32, 32)), card.input());
        assertEquals(new ModelCard.Output("output_image", ModelCard.LAST, 0), card.output());
        assertEquals(List.of(0.485, 0.456, 0.406), card.mean());
        assertEquals(List.of(0.229, 0.224, 0.225), card.std());
        assertEquals(
                "BILINEAR BYTE SIGMOID NONE BICUBIC",
                card.resize() + " " + card.scale() + " " + card.activation() + " " + card.stretch() + " "
                        + card.upscale());
    }

    @Test
    void inputAndOutputMayBeTakenByPlace() throws Exception {
        ModelCard last = read(Generated.card()
                .replace("\"name\": \"input_image\"", "\"first\": true")
                .replace("\"name\": \"output_image\"", "\"last\": true"));
        assertEquals(new ModelCard.Input(null, ModelCard.Dtype.F32, new InputSize.Fixed(32, 32)), last.input());
        assertEquals(new ModelCard.Output(null, ModelCard.LAST, 0), last.output());
        ModelCard third = read(Generated.card().replace("\"name\": \"output_image\"", "\"index\": 2"));
        assertEquals(new ModelCard.Output(null, 2, 0), third.output());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "resize": "bilinear" | "resize": "bicubic" | resize=BICUBIC
            "resize": "bilinear" | "resize": "lanczos" | LANCZOS
            "upscale": "bicubic" | "upscale": "lanczos" | LANCZOS
            1/255 | 1/imageMax | IMAGE_MAX
            "scale": "1/255" | "scale": "none" | scale=NONE
            sigmoid | none | activation=NONE
            sigmoid | argmax | ARGMAX
            "stretch": "none" | "stretch": "minmax" | MINMAX
            "f32" | "f16" | F16
            "channel": 0 | "channel": 3 | channel=3
            [32, 32] | [48, 32] | Fixed[width=48, height=32]
            "fixed": [32, 32] | "multipleOf": 32, "shortSide": 512 | Flexible[multipleOf=32, shortSide=512]
            """)
    void everyOtherValueIsRead(String is, String says, String read) throws Exception {
        assertTrue(Generated.card().contains(is));
        String card = read(Generated.card().replace(is, says)).toString();
        assertTrue(card.contains(read), card);
        assertFalse(read(Generated.card()).toString().contains(read));
    }

    @Test
    void levelsAreTakenAsTheyAreOrNotAtAll() throws Exception {
        String u8 = Generated.card().replace("f32", "u8");
        assertTrue(refusal(u8)
                .endsWith("input.dtype is u8; allowed with it is only scale none, mean [0, 0, 0] and std [1, 1, 1]"));
        String plain = u8.replace("1/255", "none")
                .replaceFirst("\\[0.485[^]]*]", "[0, 0, 0]")
                .replaceFirst("\\[0.229[^]]*]", "[1, 1, 1]");
        assertEquals(ModelCard.Dtype.U8, read(plain).input().dtype());
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
            "f32" | "f64" | input.dtype is "f64"; allowed is f32 or f16 or u8
            "bilinear" | "Lanczos" | resize is "Lanczos"; allowed is bilinear or bicubic or lanczos
            "1/255" | "1/256" | scale is "1/256"; allowed is 1/255 or 1/imageMax or none
            "sigmoid" | "softmax" | activation is "softmax"; allowed is none or sigmoid or argmax
            "stretch": "none" | "stretch": true | stretch is true; allowed is none or minmax
            "truncate" | "round" | quantise is "round"; allowed is truncate
            "bicubic" | "guided" | upscale is "guided"; allowed is bicubic or lanczos
            "bicubic" | "bilinear" | upscale is "bilinear"; allowed is bicubic or lanczos
            "channel": 0 | "channel": 256 | output.channel is 256; allowed is a whole number from 0 to 255
            "channel": 0 | "channel": "red" | output.channel is "red"; allowed is a whole number from 0 to 255
            "name": "output_image" | "last": false | output.last is false; allowed is true
            "name": "output_image" | "index": -1 | output.index is -1; allowed is a whole number from 0 to 63
            [32, 32] | [32, 32.5] | input.size.fixed is [32.0, 32.5]; allowed is [width, height], whole numbers
            [32, 32] | [32, 32], "shortSide": 32 | the field input.size.shortSide is unknown
            "fixed": [32, 32] | "shortSide": 32 | the field input.size.multipleOf is missing; allowed is a whole number from 1 to 256
            "fixed": [32, 32] | "multipleOf": 32 | the field input.size.shortSide is missing; allowed is a whole number from 1 to 4096
            "fixed": [32, 32] | "multipleOf": 0, "shortSide": 32 | input.size.multipleOf is 0; allowed is a whole number from 1 to 256
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
                .endsWith("; allowed is 64 lower-case hexadecimal digits, or ? in a card to be completed"));
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
