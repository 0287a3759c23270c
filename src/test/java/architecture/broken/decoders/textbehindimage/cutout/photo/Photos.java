package architecture.broken.decoders.textbehindimage.cutout.photo;

import architecture.broken.decoders.textbehindimage.cutout.photo.webp.WebpHeader;

public record Photos(WebpHeader webpHeader) {}
