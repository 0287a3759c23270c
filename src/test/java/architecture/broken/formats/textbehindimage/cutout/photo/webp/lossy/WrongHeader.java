package architecture.broken.formats.textbehindimage.cutout.photo.webp.lossy;

import architecture.broken.formats.textbehindimage.cutout.photo.webp.lossless.LosslessWebp;

/** The two codings have nothing in common. */
record WrongHeader(LosslessWebp losslessWebp) {}
