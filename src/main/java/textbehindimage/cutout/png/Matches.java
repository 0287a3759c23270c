package textbehindimage.cutout.png;

import java.util.Arrays;

/** A piece's repetitions in order, each of a length that deflate has a symbol for. */
final class Matches {
    static final int LEAST = 3;
    static final int MOST = 258;

    private int[] fields = new int[3 * 64]; // begin, length and distance of each
    private int count;

    void clear() {
        count = 0;
    }

    /** @param length at least {@link #LEAST}; what is longer than {@link #MOST} is divided */
    void add(int from, int length, int distance) {
        int at = from;
        int left = length;
        while (left > MOST) {
            int taken = Math.min(MOST, left - LEAST);
            put(at, taken, distance);
            at += taken;
            left -= taken;
        }
        put(at, left, distance);
    }

    private void put(int from, int length, int distance) {
        if (3 * count == fields.length) fields = Arrays.copyOf(fields, 2 * fields.length);
        fields[3 * count] = from;
        fields[3 * count + 1] = length;
        fields[3 * count + 2] = distance;
        count++;
    }

    int count() {
        return count;
    }

    int from(int number) {
        return fields[3 * number];
    }

    int length(int number) {
        return fields[3 * number + 1];
    }

    int distance(int number) {
        return fields[3 * number + 2];
    }

    /** Where the bytes go on that are not repeated. */
    int to(int number) {
        return from(number) + length(number);
    }
}
