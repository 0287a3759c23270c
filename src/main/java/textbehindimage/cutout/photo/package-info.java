/** A photo file in, upright 8-bit pixels out, the very ones that Pillow has; or a sentence that says why not. {@link textbehindimage.cutout.photo.Photos} is the door. */
@NullMarked
package textbehindimage.cutout.photo;

import org.jspecify.annotations.NullMarked;
