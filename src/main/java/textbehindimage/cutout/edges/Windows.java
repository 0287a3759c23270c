package textbehindimage.cutout.edges;

import java.util.Arrays;

/**
 * Sums over square windows of cells, cut off at the borders, in a time that does not depend on their size: what enters a
 * window that moves is added, what leaves it is taken away. Whole numbers stay exact.
 */
final class Windows {
    private final Cells cells;
    private final int radius;
    private final int values;
    private final Rows source;
    private final double[][] held; // the window's rows, the one that leaves next being where the next one enters
    private final double[] columns; // [width][values], over the window's rows
    private int next; // row to enter

    Windows(Cells cells, int radius, int values, Rows source) {
        this.cells = cells;
        this.radius = radius;
        this.values = values;
        this.source = source;
        held = new double[2 * radius + 1][values * cells.width()];
        columns = new double[values * cells.width()];
    }

    /** Gives row {@code y} of what is summed, {@code [width][values]}; asked for once each from the top. */
    interface Rows {
        void row(int y, double[] into);
    }

    /** The sums around each cell of row {@code y}, {@code [width][values]}; to be asked for from the top, without gaps. */
    void row(int y, double[] into) {
        while (next <= y + radius) enter(next++);
        double[] sums = new double[values];
        for (int x = -radius; x < cells.width(); x++) {
            if (x + radius < cells.width()) add(sums, x + radius);
            if (x - radius > 0) take(sums, x - radius - 1);
            if (x >= 0) System.arraycopy(sums, 0, into, x * values, values);
        }
    }

    private void enter(int y) {
        double[] row = held[y % held.length];
        if (y >= held.length) for (int i = 0; i < columns.length; i++) columns[i] -= row[i];
        if (y >= cells.height()) {
            Arrays.fill(row, 0);
            return;
        }
        source.row(y, row);
        for (int i = 0; i < columns.length; i++) columns[i] += row[i];
    }

    private void add(double[] sums, int x) {
        for (int i = 0, at = x * values; i < values; i++, at++) sums[i] += columns[at];
    }

    private void take(double[] sums, int x) {
        for (int i = 0, at = x * values; i < values; i++, at++) sums[i] -= columns[at];
    }

    /** Cells in the window around one. */
    int count(int x, int y) {
        return span(x, cells.width()) * span(y, cells.height());
    }

    private int span(int at, int size) {
        return Math.min(size - 1, at + radius) - Math.max(0, at - radius) + 1;
    }
}
