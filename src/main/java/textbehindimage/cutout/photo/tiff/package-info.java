/**
 * The first picture of a TIFF: grey, RGB, palette and CMYK of 1 to 16 bits in strips or tiles, plain or packed by LZW,
 * Deflate or PackBits. {@link textbehindimage.cutout.photo.tiff.TiffHeader} is the door.
 *
 * <p>A pixel may have 6 samples, a profile 4 MiB, and the picture 300,000 parts, which must lie in the file and together may
 * not be longer than it. The deadline is looked at before each part.
 */
@NullMarked
package textbehindimage.cutout.photo.tiff;

import org.jspecify.annotations.NullMarked;
