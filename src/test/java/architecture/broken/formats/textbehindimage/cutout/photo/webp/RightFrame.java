package architecture.broken.formats.textbehindimage.cutout.photo.webp;

import architecture.broken.formats.textbehindimage.cutout.photo.format.PhotoHeader;
import architecture.broken.formats.textbehindimage.cutout.photo.webp.lossless.LosslessWebp;

record RightFrame(PhotoHeader photoHeader, LosslessWebp losslessWebp) {}
