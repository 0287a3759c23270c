package architecture.broken.onnxnamed.textbehindimage.cutout.onnx;

public final class OnnxSegmenter {}
