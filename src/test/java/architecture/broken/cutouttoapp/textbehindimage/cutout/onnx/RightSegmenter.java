package architecture.broken.cutouttoapp.textbehindimage.cutout.onnx;

import architecture.broken.cutouttoapp.textbehindimage.cutout.Segmenter;

final class RightSegmenter implements Segmenter {}
