package textbehindimage.cutout.photo.format;

import java.time.Duration;
import java.util.Locale;

/**
 * What a photo may cost. Size and scans are read from the header and refused before any pixel is allocated; the deadline
 * stops a decoder that is slower than its file suggests.
 */
public record PhotoLimits(long maxPixels, int maxSide, int maxScans, Duration decodeDeadline) {
    /** 64 megapixels, 30,000 a side, 50 JPEG scans (cameras and converters write 10 or so), 20 seconds. */
    public static final PhotoLimits DEFAULT = new PhotoLimits(64_000_000, 30_000, 50, Duration.ofSeconds(20));

    /** Of the heap: at most 12 while 16 bits of RGBA become 8, and a third more for all else. */
    private static final int BYTES_PER_PIXEL = 16;

    public PhotoLimits {
        // A packed RGB row-major array must stay below 2 GiB.
        if (maxPixels < 1 || maxPixels > 500_000_000)
            throw new IllegalArgumentException("maxPixels is " + maxPixels + "; allowed are 1 to 500000000");
        if (maxSide < 1 || maxSide > 65_535)
            throw new IllegalArgumentException("maxSide is " + maxSide + "; allowed are 1 to 65535");
        if (maxScans < 1) throw new IllegalArgumentException("maxScans is " + maxScans + "; allowed is 1 or more");
        if (decodeDeadline.isNegative() || decodeDeadline.isZero())
            throw new IllegalArgumentException("decodeDeadline is " + decodeDeadline + "; allowed is more than zero");
    }

    /** How many pixels may be decoded at once in a heap of so many bytes. */
    public static long pixelsIn(long heap) {
        return Math.max(1, heap / BYTES_PER_PIXEL);
    }

    /** These, or fewer pixels if a heap of so many bytes could not hold more: that is better said than run out of. */
    public PhotoLimits fitting(long heap) {
        long most = pixelsIn(heap);
        return most >= maxPixels ? this : new PhotoLimits(most, maxSide, maxScans, decodeDeadline);
    }

    /** Of what a header claims; called as soon as the size is known, before the rest of a long file is looked through. */
    public void checkSize(long width, long height) throws PhotoRefused {
        String size = width + " x " + height + " pixels";
        if (width < 1 || height < 1) throw new PhotoRefused("The photo is damaged: it says that it has " + size + ".");
        if (width > maxSide || height > maxSide)
            throw new PhotoRefused("The photo has " + size + "; the longest side allowed is " + maxSide + ".");
        if (width * height > maxPixels)
            throw new PhotoRefused("The photo has " + size + " (" + megapixels(width * height)
                    + " megapixels); allowed are " + megapixels(maxPixels) + " megapixels.");
    }

    public void checkScans(int scans) throws PhotoRefused {
        if (scans > maxScans)
            throw new PhotoRefused("The photo is a progressive JPEG of more than " + maxScans
                    + " scans, which is the most allowed; saved again by any editor it will have fewer.");
    }

    private static String megapixels(long pixels) {
        return pixels % 1_000_000 == 0
                ? Long.toString(pixels / 1_000_000)
                : String.format(Locale.ROOT, "%.1f", pixels / 1e6);
    }
}
