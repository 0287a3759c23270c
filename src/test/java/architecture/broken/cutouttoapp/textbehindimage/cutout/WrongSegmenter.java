package architecture.broken.cutouttoapp.textbehindimage.cutout;

import architecture.broken.cutouttoapp.textbehindimage.Settings;

record WrongSegmenter(Settings settings) implements Segmenter {}
