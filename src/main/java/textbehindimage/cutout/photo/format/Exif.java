package textbehindimage.cutout.photo.format;

import java.io.EOFException;
import java.io.IOException;

/** Reads one number of an EXIF block; one that makes no sense is passed over, as browsers do. */
public final class Exif {
    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /** 1 to 8 from the TIFF structure at {@code start}; 1 if it is not told. */
    public static int orientation(FileBytes file, long start, int length) throws IOException {
        try {
            boolean little = file.has(start, "II*\0");
            if (length < 8 || !little && !file.has(start, "MM\0*")) return 1;
            long directory = start + (little ? file.i32le(start + 4) & 0xffffffffL : file.u32(start + 4));
            long end = start + length;
            if (directory < start || directory + 2 > end) return 1;
            int entries = little ? file.u16le(directory) : file.u16(directory);
            for (long at = directory + 2; entries-- > 0 && at + 12 <= end; at += 12) {
                int tag = little ? file.u16le(at) : file.u16(at);
                int value = little ? file.u16le(at + 8) : file.u16(at + 8);
                if (tag == ORIENTATION) return value >= 1 && value <= 8 ? value : 1;
            }
            return 1;
        } catch (EOFException e) {
            return 1;
        }
    }
}
