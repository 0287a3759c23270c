package architecture.broken.ort.textbehindimage.cutout;

import ai.onnxruntime.OnnxTensor;

record WrongPlanes(OnnxTensor tensor) {}
