package textbehindimage.cutout.png;

/** A strip's bytes on their way: the piece that is packed next, and of those before it as many as deflate can repeat. */
final class Window {
    /** How far back a repetition may begin (RFC 1951, 2). */
    static final int REACH = 1 << 15;
    /** Where the piece begins. */
    static final int FROM = REACH;

    final byte[] bytes;
    /** Where the piece ends. */
    int to;

    private int before; // bytes of the strip before the piece

    /** @param piece bytes of the longest piece */
    Window(int piece) {
        bytes = new byte[FROM + piece];
        start();
    }

    /** Forgets the strip before: each is unpacked without knowing the others while it is made. */
    void start() {
        to = FROM;
        before = 0;
    }

    /** Begins the next piece, empty. */
    void next() {
        before += length();
        System.arraycopy(bytes, length(), bytes, 0, REACH);
        to = FROM;
    }

    int length() {
        return to - FROM;
    }

    boolean isFull() {
        return to == bytes.length;
    }

    /** Place of the first byte that is the strip's and in reach; those before mean nothing. */
    int oldest() {
        return Math.max(0, FROM - before);
    }

    /** What makes a place in the strip out of one here. */
    int offset() {
        return before - FROM;
    }
}
