package textbehindimage.cutout.photo.webp;

import java.io.IOException;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.webp.lossy.LossyWebp;

/**
 * One picture of a WebP file.
 *
 * @param x of its place in the photo, which it fills unless it is part of an animation
 * @param saysAlpha whether a lossless picture says that it has transparency
 * @param start of its data in the file
 * @param alphaStart of the transparency of a lossy picture
 * @param alphaLength 0 if there is none
 */
record WebpFrame(
        int x,
        int y,
        int width,
        int height,
        boolean lossless,
        boolean saysAlpha,
        long start,
        int length,
        long alphaStart,
        int alphaLength) {
    private static final int LOSSLESS_HEADER = 5;

    /** Looks in the chunks from {@code at}: perhaps transparency, then the picture. */
    static WebpFrame in(FileBytes file, long at, long end, PhotoLimits limits) throws PhotoRefused, IOException {
        long alpha = 0;
        int alphaLength = 0;
        while (at + 8 <= end) {
            long body = at + 8;
            long length = file.i32le(at + 4) & 0xffffffffL;
            if (body + length > end || length > Integer.MAX_VALUE)
                throw PhotoRefused.damaged("a piece of the WebP file reaches beyond its end");
            if (file.has(at, "VP8L")) return lossless(file, body, (int) length, limits);
            if (file.has(at, "VP8 ")) return lossy(file, body, (int) length, alpha, alphaLength, limits);
            if (file.has(at, "ALPH")) {
                alpha = body;
                alphaLength = (int) length;
            }
            at = body + length + (length & 1);
        }
        throw PhotoRefused.damaged("the WebP file holds no picture");
    }

    private static WebpFrame lossless(FileBytes file, long at, int length, PhotoLimits limits)
            throws PhotoRefused, IOException {
        if (length < LOSSLESS_HEADER || file.u8(at) != 0x2f || file.u8(at + 4) >> 5 != 0)
            throw PhotoRefused.damaged("the header of the WebP file makes no sense");
        int sides = file.i32le(at + 1);
        int width = 1 + (sides & 0x3fff);
        int height = 1 + (sides >> 14 & 0x3fff);
        limits.checkSize(width, height);
        return new WebpFrame(0, 0, width, height, true, (sides & 1 << 28) != 0, at, length, 0, 0);
    }

    private static WebpFrame lossy(FileBytes file, long at, int length, long alpha, int alphaLength, PhotoLimits limits)
            throws PhotoRefused, IOException {
        int tag = length < LossyWebp.HEADER ? -1 : file.u8(at);
        boolean shown = (tag & 0x10) != 0;
        boolean start = file.has(at + 3, "\u009d\u0001\u002a");
        if (tag < 0 || (tag & 1) != 0 || (tag >> 1 & 7) > 3 || !shown || !start)
            throw PhotoRefused.damaged("the header of the WebP file makes no sense");
        int width = file.u16le(at + 6) & 0x3fff;
        int height = file.u16le(at + 8) & 0x3fff;
        limits.checkSize(width, height);
        return new WebpFrame(0, 0, width, height, false, false, at, length, alpha, alphaLength);
    }

    WebpFrame at(int left, int top) {
        return new WebpFrame(left, top, width, height, lossless, saysAlpha, start, length, alphaStart, alphaLength);
    }
}
