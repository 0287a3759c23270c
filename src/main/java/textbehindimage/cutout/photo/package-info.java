/**
 * A photo file in, upright 8-bit pixels out, the very ones that Pillow has; or a sentence that says why not. {@link
 * textbehindimage.cutout.photo.Photos} is the door.
 *
 * <p>The first bytes of a file, never its name, say which room reads its header; what is too much is refused before a
 * pixel is allocated. The header brings its decoder along: that of the JDK for JPEG, PNG, GIF and BMP ({@code jdk}), those of
 * this project for {@code tiff} and {@code webp}. Nothing is registered with ImageIO, and none of the libraries at hand
 * counts what a file makes it allocate or do. What all of them share is in {@code format}.
 *
 * <p>Other than in Pillow: 16-bit grey is not clipped but gives its upper 8 bits, an odd number of half-bytes stored as they
 * are in a run-length coded BMP keeps its last, and on a JDK with a libjpeg of its own a 4:4:0 JPEG's chroma is not
 * interpolated.
 */
@NullMarked
package textbehindimage.cutout.photo;

import org.jspecify.annotations.NullMarked;
