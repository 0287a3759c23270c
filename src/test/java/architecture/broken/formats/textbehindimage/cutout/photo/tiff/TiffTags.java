package architecture.broken.formats.textbehindimage.cutout.photo.tiff;

public record TiffTags() {}
