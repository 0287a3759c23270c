package architecture.broken.decoders.textbehindimage.cutout.photo.webp;

import architecture.broken.decoders.textbehindimage.cutout.photo.format.FileBytes;

public record WebpHeader(FileBytes fileBytes) {}
