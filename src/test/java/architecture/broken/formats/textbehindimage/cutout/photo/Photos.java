package architecture.broken.formats.textbehindimage.cutout.photo;

public record Photos() {}
