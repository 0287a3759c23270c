package textbehindimage.cutout.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaethTest {
    /** With pixels of 256 bytes the second has, for one byte to the left and one above, each byte between the two once. */
    @Test
    void paethIsThatOfThePngStandardForAllBytes() {
        byte[] row = new byte[512];
        byte[] above = new byte[512];
        for (int i = 0; i < 256; i++) above[i] = (byte) i;
        byte[] filtered = new byte[512];
        byte[] expected = new byte[256];
        for (int left = 0; left < 256; left++) {
            Arrays.fill(row, 0, 256, (byte) left);
            for (int up = 0; up < 256; up++) {
                Arrays.fill(above, 256, 512, (byte) up);
                Arrays.fill(row, 256, 512, (byte) (left * 3 + up));
                Paeth.apply(row, above, 256, filtered, 0);
                for (int i = 0; i < 256; i++) expected[i] = (byte) (left * 3 + up - paeth(left, up, i));
                assertArrayEquals(expected, Arrays.copyOfRange(filtered, 256, 512), left + " and " + up);
            }
        }
    }

    /** PNG, 9.4: {@code a} is to the left, {@code b} above, {@code c} between. */
    private static int paeth(int a, int b, int c) {
        int p = a + b - c;
        int pa = Math.abs(p - a);
        int pb = Math.abs(p - b);
        int pc = Math.abs(p - c);
        if (pa <= pb && pa <= pc) return a;
        return pb <= pc ? b : c;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 8, 9, 15, 16, 17, 100})
    void rowsOfAnyLengthAreFilteredToTheirEndAndNoFurther(int length) {
        byte[] row = new byte[length];
        byte[] above = new byte[length];
        for (int i = 0; i < length; i++) {
            row[i] = (byte) (i * i + 7);
            above[i] = (byte) (i * 31 + 5);
        }
        for (int pixel : new int[] {1, 4}) {
            if (pixel > length) continue;
            byte[] filtered = new byte[length + 2];
            Paeth.apply(row, above, pixel, filtered, 1);
            for (int i = 0; i < length; i++) {
                int left = i < pixel ? 0 : row[i - pixel] & 255;
                int between = i < pixel ? 0 : above[i - pixel] & 255;
                int foreseen = paeth(left, above[i] & 255, between);
                assertEquals((byte) (row[i] - foreseen), filtered[1 + i], "at " + i);
            }
            assertEquals("0 0", filtered[0] + " " + filtered[length + 1]);
        }
    }
}
