package textbehindimage.cutout.photo.webp.lossless;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.format.Deadline;
import textbehindimage.cutout.photo.format.PhotoRefused;

/**
 * Decodes a lossless WebP stream (RFC 9649, 3). Of this project's own, since it must bear any file: code tables are
 * counted, no transform comes twice, and the deadline is looked at.
 */
public final class LosslessWebp {
    private static final int MOST_TABLES = 8 << 20; // bytes; those of a large photo by libwebp take 1 or 2 MB
    private static final int CHECKED_EVERY = 1 << 20; // pixels

    /** For the 120 shortest distances: rows up in the upper four bits, and 8 less the pixels left in the lower (3.6.2.2). */
    private static final byte[] NEAR = HexFormat.of()
            .parseHex("1807171928062729161a262a38053739151b363a252b48044749141c353b464a242c58454b343c03"
                    + "5759131d565a232d444c555b333d68026769121e666a222e545c434d656b323e78017779535d111f"
                    + "646c424e767a212f757b313f636d525e00747c414f1020626e30737d515f40727e616f50717f6070");

    private final LowBits bits;
    private final Deadline deadline;
    private int tables;

    /** @param start of the transforms, which follow the header if there is one */
    public LosslessWebp(byte[] data, int start, Deadline deadline) {
        bits = new LowBits(data, start);
        this.deadline = deadline;
    }

    static PhotoRefused tooShort() {
        return PhotoRefused.damaged("the WebP file holds less than its picture");
    }

    private static PhotoRefused damaged() {
        return PhotoRefused.damaged("the data of the WebP file make no sense");
    }

    /** Pixels as 0xAARRGGBB, row by row. */
    public int[] decode(int width, int height) throws PhotoRefused {
        Deque<WebpTransform> transforms = new ArrayDeque<>();
        int seen = 0;
        int stored = width; // pixels a row, fewer where several are packed into one
        while (bits.read()) {
            int kind = bits.read(2);
            if ((seen & 1 << kind) != 0) throw damaged();
            seen |= 1 << kind;
            WebpTransform transform = transform(kind, stored, height);
            stored = transform.storedWidth();
            transforms.push(transform);
        }
        int[] pixels = image(stored, height, true);
        for (WebpTransform transform : transforms) {
            deadline.check();
            pixels = transform.undo(pixels, height);
        }
        return pixels;
    }

    private WebpTransform transform(int kind, int width, int height) throws PhotoRefused {
        if (kind == WebpTransform.SUBTRACT_GREEN) return WebpTransform.subtractGreen(width);
        if (kind == WebpTransform.PALETTE) {
            int colours = bits.read(8) + 1;
            return WebpTransform.palette(width, image(colours, 1, false));
        }
        int block = bits.read(3) + 2;
        int[] values = image(blocks(width, block), blocks(height, block), false);
        return kind == WebpTransform.PREDICT
                ? WebpTransform.predict(width, block, values)
                : WebpTransform.mixColours(width, block, values);
    }

    private static int blocks(int size, int bits) {
        return size + (1 << bits) - 1 >> bits;
    }

    private int[] image(int width, int height, boolean outermost) throws PhotoRefused {
        int cacheBits = bits.read() ? bits.read(4) : 0;
        if (cacheBits > 11) throw damaged();
        int blockBits = 0;
        int[] groupOfBlock = null;
        if (outermost && bits.read()) {
            blockBits = bits.read(3) + 2;
            groupOfBlock = image(blocks(width, blockBits), blocks(height, blockBits), false);
        }
        CodeGroup[] groups = groups(groupOfBlock, cacheBits == 0 ? 0 : 1 << cacheBits);
        return pixels(width, height, groups, groupOfBlock, blockBits, cacheBits);
    }

    /** Reads the code groups and changes {@code groupOfBlock} to numbers among those that are used. */
    private CodeGroup[] groups(int @Nullable [] groupOfBlock, int cacheSize) throws PhotoRefused {
        if (groupOfBlock == null) return new CodeGroup[] {group(cacheSize)};
        int[] place = new int[1 << 16]; // 0: not used
        int used = 0;
        int last = 0;
        for (int i = 0; i < groupOfBlock.length; i++) {
            int group = groupOfBlock[i] >> 8 & 0xffff;
            last = Math.max(last, group);
            if (place[group] == 0) place[group] = ++used;
            groupOfBlock[i] = place[group] - 1;
        }
        CodeGroup[] groups = new CodeGroup[used];
        for (int i = 0; i <= last; i++) {
            if (place[i] == 0) CodeGroup.pass(bits, cacheSize);
            else groups[place[i] - 1] = group(cacheSize);
        }
        return groups;
    }

    private CodeGroup group(int cacheSize) throws PhotoRefused {
        CodeGroup group = new CodeGroup(bits, cacheSize);
        tables += group.size();
        if (tables > MOST_TABLES)
            throw new PhotoRefused("The photo is a lossless WebP with code tables of more than " + (MOST_TABLES >> 20)
                    + " MB, which is the most allowed; saved again by any editor it will have smaller ones.");
        return group;
    }

    private int[] pixels(
            int width, int height, CodeGroup[] groups, int @Nullable [] groupOfBlock, int blockBits, int cacheBits)
            throws PhotoRefused {
        int[] pixels = new int[width * height];
        int[] cache = new int[1 << cacheBits];
        int cached = 0; // pixels that the cache has seen
        int across = blocks(width, blockBits);
        int nextCheck = 0;
        for (int at = 0; at < pixels.length; ) {
            if (at >= nextCheck) {
                deadline.check();
                nextCheck = at + CHECKED_EVERY;
            }
            int x = at % width;
            int y = at / width;
            CodeGroup group =
                    groups[groupOfBlock == null ? 0 : groupOfBlock[(y >> blockBits) * across + (x >> blockBits)]];
            int code = group.green.read(bits);
            if (code < 256) {
                pixels[at++] = literal(group, code);
            } else if (code < 256 + 24) {
                at = copied(pixels, at, width, group, code - 256);
            } else {
                for (; cached < at; cached++) cache[slot(pixels[cached], cacheBits)] = pixels[cached];
                pixels[at++] = cache[code - 256 - 24];
            }
            if (bits.overrun()) throw tooShort();
        }
        return pixels;
    }

    private static int slot(int argb, int cacheBits) {
        return 0x1e35a7bd * argb >>> 32 - cacheBits;
    }

    private int literal(CodeGroup group, int green) {
        int red = group.red.read(bits);
        int blue = group.blue.read(bits);
        return group.alpha.read(bits) << 24 | red << 16 | green << 8 | blue;
    }

    /** Returns where the copy ends. */
    private int copied(int[] pixels, int at, int width, CodeGroup group, int lengthCode) throws PhotoRefused {
        int length = number(lengthCode);
        int code = number(group.distance.read(bits));
        int distance = code - NEAR.length;
        if (distance < 1) distance = Math.max(1, (NEAR[code - 1] >> 4) * width + 8 - (NEAR[code - 1] & 15));
        if (distance > at || length > pixels.length - at) throw damaged();
        for (int end = at + length; at < end; at++) pixels[at] = pixels[at - distance];
        return at;
    }

    /** A length or distance of which the code gives the magnitude and further bits the rest. */
    private int number(int code) {
        if (code < 4) return code + 1;
        int extra = code - 2 >> 1;
        return (2 + (code & 1) << extra) + bits.read(extra) + 1;
    }
}
