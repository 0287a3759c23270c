package textbehindimage.cutout.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import textbehindimage.cutout.InputSize;
import textbehindimage.cutout.ModelCard;
import textbehindimage.cutout.ModelInput;
import textbehindimage.cutout.ModelOutput;

/** The model's output that is the mask, {@code [1][channels][height][width]} of the input's size. */
final class OutputTensor {
    private final String name;
    private final int channelsNeeded;

    /** @throws IllegalArgumentException if the model's output is not what the card says */
    OutputTensor(ModelCard card, Map<String, NodeInfo> outputs) {
        boolean several = card.activation() == ModelCard.Activation.ARGMAX;
        channelsNeeded = Math.max(card.output().channel() + 1, several ? 2 : 1);
        Tensors tensors = new Tensors("output", outputs);
        name = tensors.choose(card.output().name(), card.output().index());
        tensors.checkType(name, OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16);
        long[] shape = tensors.info(name).getShape();
        long channels = shape.length == 4 && shape[1] > channelsNeeded ? shape[1] : channelsNeeded;
        // What an exporter leaves open, which is often all, is seen in the answer.
        if (card.input().size() instanceof InputSize.Fixed fixed)
            tensors.checkShape(name, 1, channels, fixed.height(), fixed.width());
        else tensors.checkShape(name, 1, channels, Tensors.ANY, Tensors.ANY);
    }

    String name() {
        return name;
    }

    ModelOutput of(OnnxValue answer, ModelInput input) {
        OnnxTensor tensor = (OnnxTensor) answer;
        long[] shape = tensor.getInfo().getShape();
        boolean enough = shape.length == 4 && shape[1] >= channelsNeeded;
        if (!enough || !Tensors.fits(shape, 1, shape[1], input.height(), input.width()))
            throw new IllegalStateException("output " + name + " has the shape " + Arrays.toString(shape)
                    + " for a photo of " + input.width() + " x " + input.height());
        FloatBuffer values = tensor.getFloatBuffer(); // of float16 too
        float[] copy = new float[values.remaining()];
        values.get(copy);
        return new ModelOutput((int) shape[1], input.width(), input.height(), copy);
    }
}
