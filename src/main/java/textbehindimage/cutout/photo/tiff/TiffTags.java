package textbehindimage.cutout.photo.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoRefused;

/** The first directory of a TIFF (TIFF 6.0, 2): numbers by tag. Nothing is allocated that the file does not hold. */
final class TiffTags {
    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int UNDEFINED = 7;

    private final FileBytes file;
    private final boolean little;
    private final Map<Integer, Entry> entries = new HashMap<>();

    private record Entry(int size, int count, long at) {}

    TiffTags(FileBytes file) throws PhotoRefused, IOException {
        this.file = file;
        little = file.has(0, "II");
        long directory = u32(4);
        int count = u16(directory);
        for (int i = 0; i < count; i++) add(directory + 2 + 12L * i);
    }

    boolean isLittleEndian() {
        return little;
    }

    private void add(long at) throws IOException {
        int type = u16(at + 2);
        int size = type == BYTE || type == UNDEFINED ? 1 : type == SHORT ? 2 : type == LONG ? 4 : 0;
        long count = u32(at + 4);
        if (size == 0 || count == 0 || count > Integer.MAX_VALUE / 4) return;
        long values = count * size > 4 ? u32(at + 8) : at + 8;
        entries.putIfAbsent(u16(at), new Entry(size, (int) count, values));
    }

    private int u16(long at) throws IOException {
        return little ? file.u16le(at) : file.u16(at);
    }

    private long u32(long at) throws IOException {
        return little ? file.i32le(at) & 0xffffffffL : file.u32(at);
    }

    int count(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.count();
    }

    /** The first value. */
    long number(int tag, long otherwise) throws IOException {
        Entry entry = entries.get(tag);
        return entry == null ? otherwise : value(entry, 0);
    }

    /** The first {@code count} values, which must be there. */
    long[] numbers(int tag, int count) throws PhotoRefused, IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count() < count)
            throw PhotoRefused.damaged(
                    "of tag " + tag + " the TIFF file has " + count(tag) + " values; needed are " + count);
        file.u8(entry.at() + (long) count * entry.size() - 1); // before they are allocated
        long[] values = new long[count];
        for (int i = 0; i < count; i++) values[i] = value(entry, i);
        return values;
    }

    private long value(Entry entry, int index) throws IOException {
        long at = entry.at() + (long) index * entry.size();
        return entry.size() == 1 ? file.u8(at) : entry.size() == 2 ? u16(at) : u32(at);
    }

    byte @Nullable [] bytes(int tag, int most) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.size() != 1 || entry.count() > most) return null;
        try {
            return file.copy(entry.at(), entry.count());
        } catch (EOFException e) {
            return null;
        }
    }
}
