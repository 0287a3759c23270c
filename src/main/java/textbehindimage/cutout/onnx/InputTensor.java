package textbehindimage.cutout.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.InputSize;
import textbehindimage.cutout.ModelCard;
import textbehindimage.cutout.ModelInput;

/** The model's input, {@code [1][3][height][width]}, at one place in memory for all photos of a size. */
final class InputTensor implements AutoCloseable {
    private final OrtEnvironment environment;
    private final ModelCard.Dtype dtype;
    private final String name;
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);
    private @Nullable OnnxTensor tensor;
    private int width;
    private int height;

    /** @throws IllegalArgumentException if the model's input is not what the card says */
    InputTensor(OrtEnvironment environment, ModelCard card, Map<String, NodeInfo> inputs) {
        this.environment = environment;
        dtype = card.input().dtype();
        Tensors tensors = new Tensors("input", inputs);
        name = tensors.choose(card.input().name(), 0);
        tensors.checkType(name, type());
        tensors.checkShape(name, shape(card.input().size()));
    }

    /** As the card has it. */
    private static long[] shape(InputSize size) {
        if (size instanceof InputSize.Fixed fixed) return new long[] {1, 3, fixed.height(), fixed.width()};
        return new long[] {1, 3, Tensors.ANY, Tensors.ANY};
    }

    private OnnxJavaType type() {
        return switch (dtype) {
            case F32 -> OnnxJavaType.FLOAT;
            case F16 -> OnnxJavaType.FLOAT16;
            case U8 -> OnnxJavaType.UINT8;
        };
    }

    String name() {
        return name;
    }

    /** The tensor with this photo in it; good until the next photo. */
    OnnxTensor of(ModelInput input) throws OrtException {
        if (tensor == null || width != input.width() || height != input.height()) resize(input.width(), input.height());
        switch (dtype) {
            case F32 -> fill(memory.clear().asFloatBuffer(), input);
            case F16 -> fill(memory.clear().asShortBuffer(), input);
            case U8 -> memory.clear().put(input.levels());
        }
        return tensor;
    }

    private void resize(int newWidth, int newHeight) throws OrtException {
        close();
        int bytes = 3 * newWidth * newHeight * type().size;
        if (memory.capacity() < bytes) memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        ByteBuffer part = memory.clear().limit(bytes).slice().order(ByteOrder.nativeOrder());
        tensor = OnnxTensor.createTensor(environment, part, new long[] {1, 3, newHeight, newWidth}, type());
        width = newWidth;
        height = newHeight;
    }

    private static void fill(FloatBuffer to, ModelInput input) {
        byte[] levels = input.levels();
        int plane = input.width() * input.height();
        for (int channel = 0, at = 0; channel < 3; channel++) {
            float[] values = input.values()[channel];
            for (int end = at + plane; at < end; at++) to.put(at, values[levels[at] & 255]);
        }
    }

    private static void fill(ShortBuffer to, ModelInput input) {
        byte[] levels = input.levels();
        int plane = input.width() * input.height();
        for (int channel = 0, at = 0; channel < 3; channel++) {
            short[] values = Halves.of(input.values()[channel]);
            for (int end = at + plane; at < end; at++) to.put(at, values[levels[at] & 255]);
        }
    }

    @Override
    public void close() {
        if (tensor != null) tensor.close();
        tensor = null;
    }
}
