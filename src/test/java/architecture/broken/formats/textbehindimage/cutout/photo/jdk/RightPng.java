package architecture.broken.formats.textbehindimage.cutout.photo.jdk;

import architecture.broken.formats.textbehindimage.cutout.photo.format.PhotoHeader;

record RightPng(PhotoHeader photoHeader) {}
