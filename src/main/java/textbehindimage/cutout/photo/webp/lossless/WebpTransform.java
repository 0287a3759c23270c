package textbehindimage.cutout.photo.webp.lossless;

import java.util.Arrays;

/** What a lossless WebP's encoder did to the pixels (RFC 9649, 3.5), undone. */
abstract class WebpTransform {
    static final int PREDICT = 0;
    static final int MIX_COLOURS = 1;
    static final int SUBTRACT_GREEN = 2;
    static final int PALETTE = 3;

    final int width;

    private WebpTransform(int width) {
        this.width = width;
    }

    /** Pixels a row as stored. */
    int storedWidth() {
        return width;
    }

    /** May change {@code pixels} and return them. */
    abstract int[] undo(int[] pixels, int height);

    static WebpTransform subtractGreen(int width) {
        return new WebpTransform(width) {
            @Override
            int[] undo(int[] pixels, int height) {
                for (int i = 0; i < pixels.length; i++) {
                    int green = pixels[i] >> 8 & 255;
                    pixels[i] = added(pixels[i], green << 16 | green);
                }
                return pixels;
            }
        };
    }

    /** @param blocks for each square of {@code 1 << bits} pixels a side: what of green goes into red and blue, of red into blue */
    static WebpTransform mixColours(int width, int bits, int[] blocks) {
        int across = (width - 1 >> bits) + 1;
        return new WebpTransform(width) {
            @Override
            int[] undo(int[] pixels, int height) {
                for (int at = 0; at < pixels.length; at++) {
                    int shares = blocks[(at / width >> bits) * across + (at % width >> bits)];
                    int pixel = pixels[at];
                    byte green = (byte) (pixel >> 8);
                    byte red = (byte) ((pixel >> 16) + share(shares, green));
                    int blue = pixel + share(shares >> 8, green) + share(shares >> 16, red);
                    pixels[at] = pixel & 0xff00ff00 | (red & 255) << 16 | blue & 255;
                }
                return pixels;
            }

            private static int share(int factor, byte of) {
                return (byte) factor * of >> 5;
            }
        };
    }

    /** @param differences of each colour from the one before */
    static WebpTransform palette(int width, int[] differences) {
        int[] colours = Arrays.copyOf(differences, 256); // beyond: transparent black
        for (int i = 1; i < differences.length; i++) colours[i] = added(colours[i], colours[i - 1]);
        int packed = differences.length > 16 ? 0 : differences.length > 4 ? 1 : differences.length > 2 ? 2 : 3;
        return new WebpTransform(width) {
            @Override
            int storedWidth() {
                return (width - 1 >> packed) + 1;
            }

            @Override
            int[] undo(int[] pixels, int height) {
                int[] unpacked = packed == 0 ? pixels : new int[width * height];
                int size = 8 >> packed;
                for (int y = 0, at = 0; y < height; y++) {
                    int row = y * storedWidth();
                    for (int x = 0; x < width; x++) {
                        int index = pixels[row + (x >> packed)] >> 8 + (x & (1 << packed) - 1) * size;
                        unpacked[at++] = colours[index & (1 << size) - 1];
                    }
                }
                return unpacked;
            }
        };
    }

    /** @param blocks for each square of {@code 1 << bits} pixels a side, in place of green: how its pixels are predicted */
    static WebpTransform predict(int width, int bits, int[] blocks) {
        int across = (width - 1 >> bits) + 1;
        return new WebpTransform(width) {
            @Override
            int[] undo(int[] pixels, int height) {
                pixels[0] = added(pixels[0], 0xff000000);
                for (int at = 1; at < pixels.length; at++) {
                    int x = at % width;
                    int y = at / width;
                    int how = y == 0 ? 1 : x == 0 ? 2 : blocks[(y >> bits) * across + (x >> bits)] >> 8 & 15;
                    pixels[at] = added(pixels[at], WebpPrediction.of(how, pixels, at, width));
                }
                return pixels;
            }
        };
    }

    /** Each of the four bytes by itself. */
    private static int added(int a, int b) {
        return (a & 0xff00ff00) + (b & 0xff00ff00) & 0xff00ff00 | (a & 0x00ff00ff) + (b & 0x00ff00ff) & 0x00ff00ff;
    }
}
