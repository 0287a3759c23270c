/**
 * WebP: its pieces are walked and the first frame is found, decoded, and placed in the photo with its transparency. {@link
 * textbehindimage.cutout.photo.webp.WebpHeader} is the door; the two codings have rooms of their own below.
 *
 * <p>A file may have 10,000 pieces, a profile 4 MiB and EXIF 1 MiB; a larger profile or EXIF is passed over.
 */
@NullMarked
package textbehindimage.cutout.photo.webp;

import org.jspecify.annotations.NullMarked;
