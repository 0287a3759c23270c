package textbehindimage.cutout.photo.tiff;

/**
 * How a TIFF stores its pixels.
 *
 * @param bits of each sample: 1, 2, 4, 8 or 16
 * @param samples of each pixel, further ones included
 * @param light what the first samples are
 * @param alpha which sample that is, -1 if none
 * @param associated whether colours were multiplied by alpha
 * @param planar whether each sample has parts of its own
 * @param differences whether a sample is stored as its difference from the pixel to the left
 * @param partWidth of a tile; of a strip the photo's
 * @param offsets where the parts begin in the file, row by row; all of the first sample first if {@code planar}
 * @param palette red, green and blue levels, one after another; empty without a palette
 */
record TiffLayout(
        boolean littleEndian,
        int width,
        int height,
        int bits,
        int samples,
        Light light,
        int alpha,
        boolean associated,
        boolean planar,
        Packing packing,
        boolean reversedBits,
        boolean differences,
        int partWidth,
        int partHeight,
        boolean tiled,
        long[] offsets,
        long[] lengths,
        long[] palette) {

    enum Light {
        WHITE_IS_ZERO,
        BLACK_IS_ZERO,
        RGB,
        PALETTE,
        INKS
    }

    enum Packing {
        NONE,
        LZW,
        DEFLATE,
        PACK_BITS
    }

    int across() {
        return (width + partWidth - 1) / partWidth;
    }

    int down() {
        return (height + partHeight - 1) / partHeight;
    }

    /** Rows stored of the parts in a row of parts: the last strip may be shorter, tiles never are. */
    int rows(int partRow) {
        return tiled ? partHeight : Math.min(partHeight, height - partRow * partHeight);
    }

    /** Samples of a pixel that lie side by side. */
    int together() {
        return planar ? 1 : samples;
    }

    int rowBytes() {
        return (int) (((long) partWidth * together() * bits + 7) / 8);
    }
}
