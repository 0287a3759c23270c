package textbehindimage.cutout.photo.tiff;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import textbehindimage.cutout.photo.format.PhotoRefused;

/** Unpacks a strip or tile to exactly the bytes that it must have; one that holds less is damaged. */
final class TiffPacking {
    private TiffPacking() {}

    static byte[] unpack(TiffLayout.Packing packing, byte[] packed, int size) throws PhotoRefused {
        byte[] data = packing == TiffLayout.Packing.NONE ? packed : new byte[size];
        int found =
                switch (packing) {
                    case NONE -> packed.length;
                    case LZW -> lzw(packed, data);
                    case DEFLATE -> inflated(packed, data);
                    case PACK_BITS -> packBits(packed, data);
                };
        if (found < size)
            throw PhotoRefused.damaged("a piece of the TIFF file holds less than its part of the picture");
        return data;
    }

    private static int inflated(byte[] packed, byte[] data) throws PhotoRefused {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int found = 0;
            while (found < data.length && !inflater.finished() && !inflater.needsDictionary()) {
                int more = inflater.inflate(data, found, data.length - found);
                if (more == 0 && inflater.needsInput()) break;
                found += more;
            }
            inflater.inflate(new byte[1]); // reads on to the checksum
            return found;
        } catch (DataFormatException e) {
            throw new PhotoRefused("The photo is damaged: a piece of the TIFF file cannot be unpacked.", e);
        } finally {
            inflater.end();
        }
    }

    /** TIFF 6.0, 9. */
    private static int packBits(byte[] packed, byte[] data) {
        int to = 0;
        for (int at = 0; at < packed.length && to < data.length; ) {
            int code = packed[at++];
            if (code >= 0) {
                int count = Math.min(code + 1, Math.min(packed.length - at, data.length - to));
                System.arraycopy(packed, at, data, to, count);
                at += code + 1;
                to += count;
            } else if (code != -128 && at < packed.length) {
                int end = Math.min(to + 1 - code, data.length);
                for (; to < end; to++) data[to] = packed[at];
                at++;
            }
        }
        return to;
    }

    /** TIFF 6.0, 13: codes of 9 to 12 bits, each string being an earlier stretch of the output and one byte more. */
    private static int lzw(byte[] packed, byte[] data) throws PhotoRefused {
        int[] starts = new int[4097];
        int[] lengths = new int[4097];
        int next = 258;
        int size = 9;
        int previous = -1; // where the last string begins
        int bits = 0;
        int count = 0;
        int to = 0;
        for (int at = 0; to < data.length; ) {
            while (count < size) {
                if (at == packed.length) return to;
                bits = bits << 8 | packed[at++] & 255;
                count += 8;
            }
            count -= size;
            int code = bits >>> count & (1 << size) - 1;
            if (code == 257) return to;
            if (code == 256) {
                next = 258;
                size = 9;
                previous = -1;
                continue;
            }
            if (previous >= 0 && next < 4096) {
                starts[next] = previous;
                lengths[next++] = to - previous + 1;
            }
            previous = to;
            if (code < 256) {
                data[to++] = (byte) code;
            } else {
                if (code >= next) throw PhotoRefused.damaged("a piece of the TIFF file cannot be unpacked");
                int end = Math.min(to + lengths[code], data.length);
                for (int from = starts[code]; to < end; ) data[to++] = data[from++];
            }
            if (next + 1 >= 1 << size && size < 12) size++;
        }
        return to;
    }
}
