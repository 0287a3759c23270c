package textbehindimage.cutout.photo.jdk;

import java.util.ArrayList;
import java.util.List;
import textbehindimage.cutout.photo.format.PhotoRefused;

/** Collects what of a file the decoder is shown; neighbours become one part. */
final class Parts {
    private static final int MOST = 10_000;
    private final List<JdkPixels.Part> parts = new ArrayList<>();

    void keep(long start, long length) throws PhotoRefused {
        if (parts.size() >= MOST) throw new PhotoRefused("The file consists of more than " + MOST + " pieces.");
        JdkPixels.Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        if (last != null && last.bytes() == null && last.start() + last.length() == start) {
            parts.set(parts.size() - 1, new JdkPixels.Part(last.start(), last.length() + length, null));
        } else {
            parts.add(new JdkPixels.Part(start, length, null));
        }
    }

    void add(byte[] bytes) {
        parts.add(JdkPixels.Part.of(bytes));
    }

    void insert(int index, byte[] bytes) {
        parts.add(index, JdkPixels.Part.of(bytes));
    }

    List<JdkPixels.Part> list() {
        return parts;
    }
}
