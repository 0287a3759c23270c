package gradio.queue;

import java.util.Iterator;

/** What a generator yields in a random run: a text that grows, and is begun anew now and then. */
abstract class RandomValues implements Iterator<String>, AutoCloseable {
    private final String name;
    private final int size;
    private boolean closed;
    private int count;
    private String last; // null until the first

    RandomValues(String name, int size) {
        this.name = name;
        this.size = size;
    }

    /** May throw what an author's generator throws. */
    abstract void beforeNext();

    abstract void closed();

    @Override
    public final boolean hasNext() {
        beforeNext();
        return left() > 0;
    }

    @Override
    public final String next() {
        count++;
        last = count % 3 == 1 ? name + "." + count : last + "-".repeat(count * 20);
        return last;
    }

    final int left() {
        return size - count;
    }

    final String last() {
        return last;
    }

    /** A publisher may be told more than once. */
    @Override
    public final void close() {
        if (closed) return;
        closed = true;
        closed();
    }
}
