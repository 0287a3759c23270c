package architecture.broken.decoders.textbehindimage.cutout;

import architecture.broken.decoders.textbehindimage.cutout.photo.Photos;
import architecture.broken.decoders.textbehindimage.cutout.photo.format.Pixels;

record RightPlanes(Photos photos, Pixels pixels) {}
