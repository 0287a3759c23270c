/**
 * A photo file in, upright 8-bit pixels out, the very ones that Pillow has; or a sentence that says why not. {@link
 * textbehindimage.cutout.photo.Photos} is the door.
 *
 * <p>First a {@code …Header} reads what the file says of itself, and what is too much is refused before a pixel is
 * allocated. Then JPEG, PNG, GIF and BMP are decoded by the JDK, which is shown the needed parts of the file only; WebP
 * ({@code Webp…, Lossless…, Lossy…}) and TIFF ({@code Tiff…}) by decoders of this package: nothing is registered with
 * ImageIO, and none of the libraries at hand counts what a file makes it allocate or do.
 *
 * <p>Other than in Pillow: 16-bit grey is not clipped but gives its upper 8 bits, an odd number of half-bytes stored as they
 * are in a run-length coded BMP keeps its last, and on a JDK with a libjpeg of its own a 4:4:0 JPEG's chroma is not
 * interpolated.
 */
@NullMarked
package textbehindimage.cutout.photo;

import org.jspecify.annotations.NullMarked;
