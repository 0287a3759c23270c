package architecture.broken.formats.textbehindimage.cutout.photo.webp;

import architecture.broken.formats.textbehindimage.cutout.photo.tiff.TiffTags;

record WrongFrame(TiffTags tiffTags) {}
