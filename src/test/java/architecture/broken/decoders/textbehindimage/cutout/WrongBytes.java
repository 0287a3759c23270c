package architecture.broken.decoders.textbehindimage.cutout;

import architecture.broken.decoders.textbehindimage.cutout.photo.format.FileBytes;

/** Files are read by the photo alone. */
record WrongBytes(FileBytes fileBytes) {}
