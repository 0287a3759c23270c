package architecture.broken.decoders.textbehindimage.cutout;

import architecture.broken.decoders.textbehindimage.cutout.photo.webp.WebpHeader;

/** A decoder asked directly is one without limits. */
record WrongCutouts(WebpHeader webpHeader) {}
