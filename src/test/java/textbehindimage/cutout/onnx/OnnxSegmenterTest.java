package textbehindimage.cutout.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import textbehindimage.cutout.ModelCard;

class OnnxSegmenterTest {
    private static final ModelCard CARD = new ModelCard(
            "red",
            "1",
            "none needed",
            "red.onnx",
            "",
            null,
            32,
            List.of(0., 0., 0.),
            List.of(1., 1., 1.),
            null,
            ModelCard.LAST,
            ModelCard.Activation.NONE,
            ModelCard.Stretch.NONE);

    @Test
    void eachRunAnswersItsOwnInput() throws Exception {
        Path model = Path.of(
                getClass().getResource("/textbehindimage/cutout/red.onnx").toURI());
        try (OnnxSegmenter segmenter = new OnnxSegmenter(CARD, model, 1)) {
            float[] planes = new float[3 * 32 * 32];
            for (int i = 1; i < 50; i++) {
                planes[i] = i; // red, times 4, plus a half
                planes[32 * 32 + i] = 100; // green, which the model does not look at
                float[] answer = segmenter.run(planes);
                assertEquals(32 * 32, answer.length);
                assertEquals(4 * i + .5f, answer[i]);
                assertEquals(.5f, answer[i + 1]);
            }
        }
    }

    @Test
    void stoppingWhatDoesNotRunHarmsNothing() throws Exception {
        Path model = Path.of(
                getClass().getResource("/textbehindimage/cutout/red.onnx").toURI());
        try (OnnxSegmenter segmenter = new OnnxSegmenter(CARD, model, 1)) {
            segmenter.stop();
            assertEquals(.5f, segmenter.run(new float[3 * 32 * 32])[0]);
            assertEquals("CPU", segmenter.provider());
        }
    }
}
