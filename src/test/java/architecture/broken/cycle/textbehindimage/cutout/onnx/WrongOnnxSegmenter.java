package architecture.broken.cycle.textbehindimage.cutout.onnx;

import architecture.broken.cycle.textbehindimage.cutout.WrongSegmenter;

public record WrongOnnxSegmenter(WrongSegmenter segmenter) {}
