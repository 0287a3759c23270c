package gradio.queue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What happened in a random run, for whoever has to understand a failure; and what happened in any of them. */
final class RandomTrace {
    private record Line(int depth, Object[] parts) {
        @Override
        public String toString() {
            return "  ".repeat(depth)
                    + Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining());
        }
    }

    private final List<Line> lines = new ArrayList<>(); // made into texts only if somebody reads them
    private final Set<String> seen;
    private String wrong; // what failed first: where it is thrown, the queue may take it for a failure of the author's
    private int depth;

    /** @param seen takes what {@link #seen} */
    RandomTrace(Set<String> seen) {
        this.seen = seen;
    }

    void add(Object... parts) {
        lines.add(new Line(depth, parts));
    }

    /** Something that has to happen now and then, or the runs prove little. */
    void seen(String what) {
        seen.add(what);
    }

    void inner(Runnable work) {
        depth++;
        try {
            work.run();
        } finally {
            depth--;
        }
    }

    void check(boolean right, Supplier<String> otherwise) {
        if (right) return;
        if (wrong == null) {
            wrong = otherwise.get();
            add("WRONG: " + wrong);
        }
        throw new AssertionError(wrong);
    }

    /** Throws what failed first, if anything did. */
    void checkNothingWrong() {
        if (wrong != null) throw new AssertionError(wrong);
    }

    @Override
    public String toString() {
        return lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
    }
}
