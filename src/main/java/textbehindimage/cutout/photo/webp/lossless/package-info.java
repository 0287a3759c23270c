/**
 * The lossless coding of WebP (RFC 9649, 3), in which the transparency of a lossy picture may be stored too. {@link
 * textbehindimage.cutout.photo.webp.lossless.LosslessWebp} is the door.
 *
 * <p>Code tables may take 8 MiB, and no transform comes twice. The deadline is looked at every million pixels and before each
 * transform is undone.
 */
@NullMarked
package textbehindimage.cutout.photo.webp.lossless;

import org.jspecify.annotations.NullMarked;
