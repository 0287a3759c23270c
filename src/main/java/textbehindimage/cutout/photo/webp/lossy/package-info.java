/**
 * The lossy coding of WebP, a key frame of VP8 (RFC 6386), to the very pixels of libwebp. {@link
 * textbehindimage.cutout.photo.webp.lossy.LossyWebp} is the door.
 *
 * <p>What it allocates follows from the picture's size alone, and data that end too soon are refused. The deadline is looked
 * at before each row of blocks.
 */
@NullMarked
package textbehindimage.cutout.photo.webp.lossy;

import org.jspecify.annotations.NullMarked;
