package architecture.broken.formats.textbehindimage.cutout.photo.webp.lossy;

import architecture.broken.formats.textbehindimage.cutout.photo.format.PhotoHeader;

record RightPlane(PhotoHeader photoHeader) {}
