package textbehindimage.cutout.png;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts that are hard on a code. */
final class Histograms {
    private Histograms() {}

    static List<int[]> hostile() {
        List<int[]> all = new ArrayList<>();
        for (int symbols : new int[] {2, 15, 16, 30}) all.add(fibonacci(symbols));
        for (int symbols : new int[] {1, 2, 3, 255, 256, 257, 286}) {
            int[] equal = new int[symbols];
            Arrays.fill(equal, 7);
            all.add(equal);
            int[] steep = new int[symbols]; // one for all and all for one
            Arrays.fill(steep, 1);
            steep[symbols / 2] = 1 << 20;
            all.add(steep);
            int[] doubling = new int[symbols];
            for (int i = 0; i < symbols; i++) doubling[i] = 1 << Math.min(i, 20);
            all.add(doubling);
        }
        int[] rare = fibonacci(286); // a deep tree with a broad foot
        Arrays.fill(rare, 27, 286, 1);
        all.add(rare);
        return all;
    }

    /** Each as frequent as the two before together: no tree is deeper. */
    static int[] fibonacci(int symbols) {
        int[] counts = new int[symbols];
        for (int i = 0; i < symbols; i++) counts[i] = i < 2 ? 1 : Math.min(1 << 25, counts[i - 1] + counts[i - 2]);
        return counts;
    }
}
