package textbehindimage.cutout.photo.format;

import org.jspecify.annotations.Nullable;

/**
 * A decoded photo, 8 bits a sample, upright.
 *
 * @param samples three a pixel, row by row; green is the middle one
 * @param red which of the three is red: 0 for RGB, 2 for BGR, whichever the decoder gave
 * @param alpha one a pixel, null if opaque
 * @param profile an ICC profile as it goes into an iCCP chunk, null if sRGB or unknown
 */
public record Pixels(
        int width, int height, byte[] samples, int red, byte @Nullable [] alpha, byte @Nullable [] profile) {}
