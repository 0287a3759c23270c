package architecture.broken.formats.textbehindimage.cutout.photo.format;

public record PhotoHeader() {}
