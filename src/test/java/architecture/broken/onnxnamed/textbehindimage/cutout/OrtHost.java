package architecture.broken.onnxnamed.textbehindimage.cutout;

import architecture.broken.onnxnamed.textbehindimage.cutout.onnx.OnnxSegmenter;

record OrtHost(OnnxSegmenter segmenter) {}
