package architecture.broken.formats.textbehindimage.cutout.photo.jdk;

import architecture.broken.formats.textbehindimage.cutout.photo.tiff.TiffTags;

record WrongExif(TiffTags tiffTags) {}
