/**
 * What every kind of photo has: a file read by position, a header with the decoder that goes with it, pixels, the sentence
 * that refuses, and the limits. It uses none of the rooms that know a format.
 *
 * <p>The sides and the number of pixels are checked when a header is read, by {@link
 * textbehindimage.cutout.photo.format.PhotoLimits}; a decoder looks at its {@link
 * textbehindimage.cutout.photo.format.Deadline} as it goes. Outside the photo's rooms only the limits, the pixels and the
 * refusal are used.
 */
@NullMarked
package textbehindimage.cutout.photo.format;

import org.jspecify.annotations.NullMarked;
