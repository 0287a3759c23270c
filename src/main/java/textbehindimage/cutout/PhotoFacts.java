package textbehindimage.cutout;

/**
 * What a photo is, upright.
 *
 * @param width in pixels, after the photo was turned
 * @param height in pixels, after the photo was turned
 * @param orientation EXIF's 1 to 8 as the file has it: how the stored picture was turned, 1 being not at all
 */
public record PhotoFacts(int width, int height, int orientation) {}
