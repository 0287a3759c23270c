package textbehindimage.cutout.png;

/**
 * Packs one strip after another, piece by piece. Each begins and ends at a byte and knows nothing of the others; one behind
 * the other they are a deflate stream (RFC 1951).
 */
interface Coder extends AutoCloseable {
    void start();

    /** Packs the first {@code length} bytes, 1 or more. */
    void add(byte[] piece, int length);

    /** @param last whether the stream ends with this strip */
    void end(boolean last);

    /** Frees what the coder holds. */
    @Override
    void close();
}
