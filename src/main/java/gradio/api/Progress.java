package gradio.api;

import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Tells the waiting client how far a call is. Cheap to call often: only the newest value is sent, and the last is never lost. */
public interface Progress {
    /** The unit that Gradio shows where none is given. */
    String STEPS = "steps";

    /** @param fraction 0 to 1; what lies beyond is taken for the nearer end, and NaN for unknown */
    void at(double fraction, @Nullable String description);

    /** @param index counted from 0; @param length null if unknown */
    void step(long index, @Nullable Long length, String unit, @Nullable String description);

    default void at(double fraction) {
        at(fraction, null);
    }

    /** For calls that nobody waits for, in tests for example. */
    static Progress none() {
        return new Progress() {
            @Override
            public void at(double fraction, @Nullable String description) {}

            @Override
            public void step(long index, @Nullable Long length, String unit, @Nullable String description) {}
        };
    }

    /** Iterates over {@code items} and reports each. */
    default <T> Iterable<T> over(Collection<T> items, String unit, @Nullable String description) {
        long length = items.size();
        return () -> new Iterator<>() {
            private final Iterator<T> inner = items.iterator();
            private long index;

            @Override
            public boolean hasNext() {
                return inner.hasNext();
            }

            @Override
            public T next() {
                T item = inner.next();
                step(index++, length, unit, description);
                return item;
            }
        };
    }
}
