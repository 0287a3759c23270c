package architecture.broken.onnxnamed.textbehindimage.cutout;

import architecture.broken.onnxnamed.textbehindimage.cutout.onnx.OnnxSegmenter;

/** Would load ONNX Runtime in the web application's own loader. */
record WrongCutouts(OnnxSegmenter segmenter) {}
