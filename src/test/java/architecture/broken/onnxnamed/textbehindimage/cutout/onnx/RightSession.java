package architecture.broken.onnxnamed.textbehindimage.cutout.onnx;

record RightSession(OnnxSegmenter segmenter) {}
