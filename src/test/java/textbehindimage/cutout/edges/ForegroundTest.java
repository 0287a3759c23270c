package textbehindimage.cutout.edges;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import textbehindimage.cutout.photo.format.Pixels;

class ForegroundTest {
    private final Composite composite = Composite.of(160, 120, 8);

    /** Sizes with cells of one, two and four pixels, and outlines as soft as a small model's. */
    @ParameterizedTest
    @CsvSource({"160, 120, 8", "1300, 500, 12", "3200, 600, 30"})
    void overGreenMostOfTheFringeGoes(int width, int height, double softness) {
        Composite known = Composite.of(width, height, softness);
        double before = fringe(known, known::rgba);
        double after = fringe(known, y -> corrected(Foreground.of(known.photo(), known.mask()), known, y));
        assertTrue(before > 8, "before: " + before);
        assertTrue(after < before / 2, "before: " + before + ", after: " + after);
    }

    /** Mean error of the colours of partly transparent pixels, in levels, weighted by alpha. */
    private static double fringe(Composite known, IntFunction<byte[]> rows) {
        double error = 0;
        double weight = 0;
        for (int y = 0; y < known.height(); y += 3) {
            byte[] row = rows.apply(y);
            for (int x = 0; x < known.width(); x++) {
                int a = row[4 * x + 3] & 255;
                if (a == 0 || a == 255) continue;
                for (int c = 0; c < 3; c++) {
                    int is = row[4 * x + c] & 255;
                    int should = known.subject()[3 * (y * known.width() + x) + c] & 255;
                    error += a * Math.abs(is - should);
                    weight += a;
                }
            }
        }
        return error / weight;
    }

    private static byte[] corrected(Foreground foreground, Composite known, int y) {
        byte[] row = known.rgba(y);
        foreground.correct(y, known.row(y), row);
        return row;
    }

    @Test
    void onlyPartlyTransparentPixelsChangeAndAlphaNever() {
        Foreground foreground = Foreground.of(composite.photo(), composite.mask());
        int changed = 0;
        for (int y = 0; y < composite.height(); y++) {
            byte[] before = composite.rgba(y);
            byte[] after = corrected(foreground, composite, y);
            for (int i = 0; i < before.length; i++) {
                int a = before[i | 3] & 255;
                if (before[i] != after[i]) {
                    changed++;
                    assertTrue(a > 0 && a < 255 && i % 4 != 3, "row " + y + ", byte " + i + ", alpha " + a);
                }
            }
        }
        assertTrue(changed > 1000, "changed: " + changed);
    }

    @Test
    void rowsMayComeInAnyOrder() {
        Foreground one = Foreground.of(composite.photo(), composite.mask());
        for (int y : new int[] {90, 40, 60, 10}) {
            Foreground fresh = Foreground.of(composite.photo(), composite.mask());
            assertArrayEquals(corrected(fresh, composite, y), corrected(one, composite, y));
        }
    }

    @Test
    void blueFirstGivesTheSameColours() {
        Foreground red = Foreground.of(composite.photo(), composite.mask());
        Foreground blue = Foreground.of(composite.blueFirst(), composite.mask());
        for (int y = 0; y < composite.height(); y++) {
            assertArrayEquals(corrected(red, composite, y), corrected(blue, composite, y));
        }
    }

    @Test
    void whatThePhotoItselfHasPartlyTransparentKeepsItsColour() {
        byte[] alpha = new byte[160 * 120];
        Arrays.fill(alpha, (byte) 255);
        int y = 60;
        int soft = 0;
        byte[] row = composite.row(y);
        while (row[soft] == 0 || row[soft] == -1) soft++;
        alpha[y * 160 + soft] = 100;
        Pixels photo = new Pixels(160, 120, composite.samples(), 0, alpha, null);
        byte[] without = corrected(Foreground.of(composite.photo(), composite.mask()), composite, y);
        byte[] with = corrected(Foreground.of(photo, composite.mask()), composite, y);
        assertEquals(composite.rgba(y)[4 * soft], with[4 * soft]);
        assertTrue(without[4 * soft] != with[4 * soft]);
        assertEquals(without[4 * soft + 4], with[4 * soft + 4], 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3000", "3000, 1"})
    void sliversAreNoTrouble(int width, int height) {
        Composite sliver = Composite.of(width, height, 4);
        Foreground foreground = Foreground.of(sliver.photo(), sliver.mask());
        for (int y = 0; y < height; y++) corrected(foreground, sliver, y);
    }
}
