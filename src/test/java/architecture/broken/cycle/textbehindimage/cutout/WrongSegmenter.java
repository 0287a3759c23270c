package architecture.broken.cycle.textbehindimage.cutout;

import architecture.broken.cycle.textbehindimage.cutout.onnx.WrongOnnxSegmenter;

public record WrongSegmenter(WrongOnnxSegmenter segmenter) {}
