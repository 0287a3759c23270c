package architecture.broken.formats.textbehindimage.cutout.photo.webp.lossless;

import architecture.broken.formats.textbehindimage.cutout.photo.webp.WebpFrame;

record WrongBits(WebpFrame webpFrame) {}
