package architecture.broken.ort.textbehindimage.cutout.onnx;

import ai.onnxruntime.OrtSession;

record RightSegmenter(OrtSession session) {}
