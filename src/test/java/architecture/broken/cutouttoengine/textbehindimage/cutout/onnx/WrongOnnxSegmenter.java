package architecture.broken.cutouttoengine.textbehindimage.cutout.onnx;

import architecture.broken.cutouttoengine.gradio.api.Progress;

record WrongOnnxSegmenter(Progress progress) {}
