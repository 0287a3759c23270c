package textbehindimage.cutout.edges;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import textbehindimage.cutout.photo.format.Pixels;

class RefinedTest {
    private final Composite crisp = Composite.of(300, 200, 1.5);
    private final Composite soft = Composite.of(300, 200, 12);

    /** The photo has a crisp outline, the mask a soft one, as that of a model with an input of a fraction of the photo's size. */
    @ParameterizedTest
    @CsvSource({"300, 200, 12, 6", "1800, 700, 24, 12", "3200, 600, 60, 30"})
    void aSoftEdgeBecomesNearlyAsCrispAsThePhotos(int width, int height, double softness, float enlargement) {
        Composite photo = Composite.of(width, height, 1.5);
        Composite mask = Composite.of(width, height, softness);
        double before = error(photo, mask.mask());
        double after =
                error(photo, Refined.of(photo.photo(), mask::mask, enlargement).rows());
        assertTrue(after < before / 2, "before: " + before + ", after: " + after);
    }

    private static double error(Composite truth, MaskRows mask) {
        byte[] row = new byte[truth.width()];
        double error = 0;
        for (int y = 0; y < truth.height(); y++) {
            mask.row(y, row);
            byte[] should = truth.row(y);
            for (int x = 0; x < row.length; x++) error += Math.abs((row[x] & 255) - (should[x] & 255));
        }
        return error / truth.width() / truth.height();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 255})
    void whatIsSureStaysAsItIs(int level) {
        MaskRows flat = (y, into) -> Arrays.fill(into, (byte) level);
        MaskRows refined = Refined.of(crisp.photo(), () -> flat, 6).rows();
        byte[] row = new byte[300];
        for (int y = 0; y < 200; y++) {
            refined.row(y, row);
            for (byte is : row) assertEquals((byte) level, is);
        }
    }

    @Test
    void whereSubjectAndBackgroundAreOfOneColourTheMaskStays() {
        Pixels grey = new Pixels(300, 200, new byte[3 * 300 * 200], 0, null, null);
        MaskRows refined = Refined.of(grey, soft::mask, 6).rows();
        assertEquals(0, error(soft, refined));
    }

    @Test
    void everyStripHasAGeneratorOfItsOwn() {
        Refined refined = Refined.of(crisp.photo(), soft::mask, 6);
        MaskRows whole = refined.rows();
        MaskRows strip = refined.rows();
        byte[] one = new byte[300];
        byte[] two = new byte[300];
        for (int y = 0; y < 200; y++) {
            whole.row(y, one);
            if (y < 100) continue;
            strip.row(y, two);
            assertArrayEquals(one, two);
        }
    }

    @Test
    void blueFirstGivesTheSameMask() {
        assertEquals(
                error(crisp, Refined.of(crisp.photo(), soft::mask, 6).rows()),
                error(crisp, Refined.of(crisp.blueFirst(), soft::mask, 6).rows()));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3000", "3000, 1", "2, 2"})
    void sliversAreNoTrouble(int width, int height) {
        Composite sliver = Composite.of(width, height, 4);
        MaskRows rows = Refined.of(sliver.photo(), sliver::mask, 3).rows();
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) rows.row(y, row);
    }
}
