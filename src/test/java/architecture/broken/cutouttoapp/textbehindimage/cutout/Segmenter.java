package architecture.broken.cutouttoapp.textbehindimage.cutout;

public interface Segmenter {}
