package textbehindimage.cutout.edges;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
    @ParameterizedTest
    @CsvSource({"13, 9, 2", "3, 20, 4", "20, 3, 4", "1, 1, 3"})
    void sumsAreThoseOfEveryCellInTheWindow(int width, int height, int radius) {
        Windows windows = new Windows(new Cells(1, width, height), radius, 2, (y, into) -> {
            for (int i = 0; i < into.length; i++) into[i] = value(i / 2, y, i % 2);
        });
        double[] row = new double[2 * width];
        for (int y = 0; y < height; y++) {
            windows.row(y, row);
            for (int x = 0; x < width; x++) {
                double one = 0;
                double two = 0;
                int count = 0;
                for (int j = Math.max(0, y - radius); j <= Math.min(height - 1, y + radius); j++) {
                    for (int i = Math.max(0, x - radius); i <= Math.min(width - 1, x + radius); i++) {
                        one += value(i, j, 0);
                        two += value(i, j, 1);
                        count++;
                    }
                }
                assertEquals(one, row[2 * x]);
                assertEquals(two, row[2 * x + 1]);
                assertEquals(count, windows.count(x, y));
            }
        }
    }

    private static int value(int x, int y, int which) {
        return x * x + 7 * y + 100 * which;
    }
}
