package architecture.broken.decoders.textbehindimage.cutout.photo.format;

public record FileBytes() {}
