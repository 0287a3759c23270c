package textbehindimage.cutout.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.ModelCard;

/** What a model says of its inputs or outputs, held against its card. */
final class Tensors {
    /** A size that is not the same for every photo. */
    static final long ANY = -1;

    private static final Map<OnnxJavaType, String> NAMES = Map.of(
            OnnxJavaType.FLOAT, "f32",
            OnnxJavaType.FLOAT16, "f16",
            OnnxJavaType.UINT8, "u8");

    private final String kind;
    private final Map<String, NodeInfo> nodes;

    /** @param kind input or output */
    Tensors(String kind, Map<String, NodeInfo> nodes) {
        this.kind = kind;
        this.nodes = nodes;
    }

    /** The name of the one that is {@code wanted}, or else stands at {@code index}. */
    String choose(@Nullable String wanted, int index) {
        List<String> names = List.copyOf(nodes.keySet());
        if (wanted != null && !names.contains(wanted))
            throw new IllegalArgumentException("its card names the " + kind + " " + wanted + "; it has " + names);
        if (wanted == null && index >= names.size())
            throw new IllegalArgumentException("its card asks for " + kind + " " + index + "; it has " + names);
        return wanted != null ? wanted : names.get(index == ModelCard.LAST ? names.size() - 1 : index);
    }

    void checkType(String name, OnnxJavaType... allowed) {
        OnnxJavaType type = info(name).type;
        if (Arrays.asList(allowed).contains(type)) return;
        String wanted =
                String.join(" or ", Arrays.stream(allowed).map(NAMES::get).toList());
        throw new IllegalArgumentException(
                kind + " " + name + " holds " + NAMES.getOrDefault(type, type.name()) + "; wanted is " + wanted);
    }

    /** A size that the model leaves open fits all; one that {@code wanted} leaves open must be open in the model too. */
    void checkShape(String name, long... wanted) {
        long[] shape = info(name).getShape();
        if (fits(shape, wanted)) return;
        throw new IllegalArgumentException(kind + " " + name + " has the shape " + Arrays.toString(shape)
                + "; its card asks for " + Arrays.toString(wanted));
    }

    static boolean fits(long[] shape, long... wanted) {
        boolean fits = shape.length == wanted.length;
        for (int i = 0; fits && i < shape.length; i++) fits = shape[i] < 0 || shape[i] == wanted[i];
        return fits;
    }

    TensorInfo info(String name) {
        if (nodes.get(name).getInfo() instanceof TensorInfo info) return info;
        throw new IllegalArgumentException(kind + " " + name + " is not a tensor");
    }
}
