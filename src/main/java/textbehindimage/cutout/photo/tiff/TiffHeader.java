package textbehindimage.cutout.photo.tiff;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoHeader;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Profile;

/** Reads how the first picture of a TIFF is stored (TIFF 6.0), and refuses what is not a photo's way. */
public final class TiffHeader {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int PACKING = 259;
    private static final int LIGHT = 262;
    private static final int FILL_ORDER = 266;
    private static final int STRIP_OFFSETS = 273;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_LENGTHS = 279;
    private static final int PLANAR = 284;
    private static final int PREDICTOR = 317;
    private static final int PALETTE = 320;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int PROFILE = 34675;

    private static final int MAX_PROFILE = 4 << 20;
    private static final int MOST_SAMPLES = 6;
    private static final int LARGEST_TILE = 1 << 20; // pixels, unless the photo is larger
    private static final int LARGEST_PART = Integer.MAX_VALUE - 16; // bytes, as an array
    private static final int MOST_PARTS = 300_000; // 64 megapixels in tiles of 16 x 16 are 250,000

    private final FileBytes file;
    private final PhotoLimits limits;

    public TiffHeader(FileBytes file, PhotoLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    public PhotoHeader read() throws PhotoRefused, IOException {
        TiffTags tags = new TiffTags(file);
        limits.checkSize(tags.number(WIDTH, 0), tags.number(HEIGHT, 0));
        TiffLayout layout = layout(tags);
        checkParts(layout);
        long orientation = tags.number(ORIENTATION, 1);
        return new PhotoHeader(
                layout.width(),
                layout.height(),
                orientation >= 1 && orientation <= 8 ? (int) orientation : 1,
                new TiffPixels(layout),
                profile(tags, layout.light()));
    }

    private TiffLayout layout(TiffTags tags) throws PhotoRefused, IOException {
        int width = (int) tags.number(WIDTH, 0);
        int height = (int) tags.number(HEIGHT, 0);
        int bits = bits(tags);
        int samples = samples(tags);
        TiffLayout.Light light = light(tags, bits);
        int colours = light == TiffLayout.Light.RGB ? 3 : light == TiffLayout.Light.INKS ? 4 : 1;
        if (samples < colours) throw rare("of " + samples + " samples a pixel where " + colours + " are needed");
        int extra = (int) tags.number(EXTRA_SAMPLES, samples == 4 && colours == 3 ? 2 : 0); // as Pillow
        boolean alpha = samples > colours && extra != 0;
        boolean planar = samples > 1 && tags.number(PLANAR, 1) == 2;
        boolean tiled = tags.count(TILE_OFFSETS) > 0;
        int partWidth = tiled ? side(tags.number(TILE_WIDTH, 0)) : width;
        int partHeight = tiled
                ? side(tags.number(TILE_HEIGHT, 0))
                : (int) Math.max(1, Math.min(height, tags.number(ROWS_PER_STRIP, height)));
        if ((long) partWidth * partHeight > Math.max(LARGEST_TILE, (long) width * height))
            throw rare("with tiles of " + partWidth + " x " + partHeight + " pixels");
        long parts = (long) ((width - 1) / partWidth + 1) * ((height - 1) / partHeight + 1) * (planar ? samples : 1);
        if (parts > MOST_PARTS) throw rare("in " + parts + " pieces");
        long[] offsets = tags.numbers(tiled ? TILE_OFFSETS : STRIP_OFFSETS, (int) parts);
        TiffLayout.Packing packing = packing(tags);
        long[] lengths = packing == TiffLayout.Packing.NONE
                ? new long[0]
                : tags.numbers(tiled ? TILE_LENGTHS : STRIP_LENGTHS, offsets.length);
        return new TiffLayout(
                tags.isLittleEndian(),
                width,
                height,
                bits,
                samples,
                light,
                alpha ? colours : -1,
                alpha && extra == 1,
                planar,
                packing,
                tags.number(FILL_ORDER, 1) == 2,
                differences(tags, packing, bits),
                partWidth,
                partHeight,
                tiled,
                offsets,
                lengths,
                light == TiffLayout.Light.PALETTE ? tags.numbers(PALETTE, 3 << bits) : new long[0]);
    }

    private static int side(long pixels) throws PhotoRefused {
        if (pixels < 1 || pixels > 1 << 16) throw rare("with tiles of " + pixels + " pixels a side");
        return (int) pixels;
    }

    private static int bits(TiffTags tags) throws PhotoRefused, IOException {
        long bits = tags.number(BITS, 1);
        if (tags.count(BITS) > 1 && tags.count(BITS) <= MOST_SAMPLES) {
            for (long other : tags.numbers(BITS, tags.count(BITS))) {
                if (other != bits) throw rare("with samples of different sizes");
            }
        }
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) throw rare("of " + bits + " bits a sample");
        long format = tags.number(SAMPLE_FORMAT, 1);
        if (format != 1 && format != 4) throw rare("of signed or floating numbers");
        return (int) bits;
    }

    private static int samples(TiffTags tags) throws PhotoRefused, IOException {
        long samples = tags.number(SAMPLES, 1);
        if (samples < 1 || samples > MOST_SAMPLES) throw rare("of " + samples + " samples a pixel");
        return (int) samples;
    }

    private static TiffLayout.Light light(TiffTags tags, int bits) throws PhotoRefused, IOException {
        long light = tags.number(LIGHT, 0);
        if (light == 0) return TiffLayout.Light.WHITE_IS_ZERO;
        if (light == 1) return TiffLayout.Light.BLACK_IS_ZERO;
        if (light == 2 && bits >= 8) return TiffLayout.Light.RGB;
        if (light == 3 && bits <= 8) return TiffLayout.Light.PALETTE;
        if (light == 5 && bits >= 8) return TiffLayout.Light.INKS;
        throw rare(
                light == 6
                        ? "in YCbCr"
                        : light == 8 ? "in CIE Lab" : "of colour kind " + light + " and " + bits + " bits");
    }

    private static TiffLayout.Packing packing(TiffTags tags) throws PhotoRefused, IOException {
        long packing = tags.number(PACKING, 1);
        if (packing == 1) return TiffLayout.Packing.NONE;
        if (packing == 5) return TiffLayout.Packing.LZW;
        if (packing == 8 || packing == 32946) return TiffLayout.Packing.DEFLATE;
        if (packing == 32773) return TiffLayout.Packing.PACK_BITS;
        String name = packing >= 2 && packing <= 4 ? " (fax)" : packing == 6 || packing == 7 ? " (JPEG)" : "";
        throw rare("packed in way " + packing + name);
    }

    private static boolean differences(TiffTags tags, TiffLayout.Packing packing, int bits)
            throws PhotoRefused, IOException {
        boolean may = packing == TiffLayout.Packing.LZW || packing == TiffLayout.Packing.DEFLATE;
        long predictor = may ? tags.number(PREDICTOR, 1) : 1;
        if (predictor == 1) return false;
        if (predictor != 2 || bits < 8) throw rare("with predictor " + predictor + " and " + bits + " bits");
        return true;
    }

    /** All parts must lie in the file, and none may be used so often that reading takes longer than the file is long. */
    private void checkParts(TiffLayout layout) throws PhotoRefused, IOException {
        long all = 0;
        for (int i = 0; i < layout.offsets().length; i++) {
            long size = (long) layout.rowBytes() * layout.rows(i / layout.across() % layout.down());
            if (size > LARGEST_PART) throw rare("with pieces of " + size + " bytes");
            long length = layout.packing() == TiffLayout.Packing.NONE ? size : layout.lengths()[i];
            if (layout.offsets()[i] + length > file.size()) throw new EOFException();
            all += length;
        }
        if (all > file.size()) throw PhotoRefused.damaged("its pieces are longer than its file");
    }

    private static byte @Nullable [] profile(TiffTags tags, TiffLayout.Light light) throws IOException {
        // The result is RGB, for which a profile of grey or inks means nothing.
        if (light != TiffLayout.Light.RGB && light != TiffLayout.Light.PALETTE) return null;
        byte[] profile = tags.bytes(PROFILE, MAX_PROFILE);
        return profile == null ? null : Profile.chunk(profile);
    }

    private static PhotoRefused rare(String how) {
        return new PhotoRefused(
                "The photo is a TIFF of a rare kind (" + how + "); grey, RGB, palette and CMYK of 1 to 16"
                        + " bits can be read, plain or packed by LZW, Deflate or PackBits.");
    }
}
