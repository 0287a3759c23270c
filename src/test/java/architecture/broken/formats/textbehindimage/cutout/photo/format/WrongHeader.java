package architecture.broken.formats.textbehindimage.cutout.photo.format;

import architecture.broken.formats.textbehindimage.cutout.photo.tiff.TiffTags;

/** Would make every format depend on one of them. */
record WrongHeader(TiffTags tiffTags) {}
