package architecture.broken.formats.textbehindimage.cutout.photo.tiff;

import architecture.broken.formats.textbehindimage.cutout.photo.Photos;

/** The door knows the rooms, and not they the door. */
record WrongTags(Photos photos) {}
