package architecture.broken.formats.textbehindimage.cutout.photo.webp.lossless;

public record LosslessWebp() {}
