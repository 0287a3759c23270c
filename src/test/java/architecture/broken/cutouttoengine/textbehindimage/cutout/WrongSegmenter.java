package architecture.broken.cutouttoengine.textbehindimage.cutout;

import architecture.broken.cutouttoengine.gradio.api.Progress;

record WrongSegmenter(Progress progress) {}
