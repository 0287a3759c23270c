package architecture.broken.formats.textbehindimage.cutout.photo.webp;

public record WebpFrame() {}
