package page;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mouse and fingers on the picture. The photo is shown pixel by pixel; its subject is a disc in the middle. */
@Tag("browser")
class HandsIT {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;
    /** How far around the letters the frame is. */
    private static final int PAD = 7;

    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;
    private Hand hand;

    @BeforeEach
    void openPage() {
        editor = server.editor();
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.size(120);
        hand = new Hand(editor);
    }

    /** Every handle, and the text itself; backwards through all of it by undo. */
    @Test
    void everyGestureIsOneStepBack() {
        List<Integer> pictures = new ArrayList<>(List.of(editor.seen()));
        for (int i = 0; i < 9; i++) {
            Hand.Spot spot = hand.handles().get(i);
            hand.drag(spot, spot.plus(i % 3 == 2 ? 14 : -11, i < 4 ? -17 : 13));
            assertNew(pictures, "handle " + i);
        }
        for (int side : new int[] {1, 3, 5, 7}) {
            Hand.Spot spot = hand.handles().get(side);
            hand.drag(spot, spot.plus(20, 16), "Control");
            assertNew(pictures, "slanting by side " + side);
        }
        hand.press("p");
        for (int i = 0; i < 4; i++) {
            Hand.Spot spot = hand.handles().get(i);
            hand.drag(spot, spot.plus(i == 0 || i == 3 ? -15 : 15, i < 2 ? -12 : 12));
            assertNew(pictures, "corner " + i);
        }
        hand.drag(hand.middle(), hand.middle().plus(31, 40));
        assertNew(pictures, "moving");
        for (int i = pictures.size() - 2; i >= 0; i--) {
            hand.press("Control+z");
            assertEquals(pictures.get(i), editor.seen(), "after undo, picture " + i);
        }
        for (int i = 1; i < pictures.size(); i++) {
            hand.press(i % 2 == 0 ? "Control+Shift+z" : "Control+y");
            assertEquals(pictures.get(i), editor.seen(), "after redo, picture " + i);
        }
    }

    @Test
    void cornerThatIsDraggedLeavesTheOppositeOneWhereItIs() {
        for (int corner : new int[] {0, 2, 4, 6}) {
            Hand.Spot opposite = hand.handles().get((corner + 4) % 8);
            Hand.Spot spot = hand.handles().get(corner);
            hand.drag(spot, spot.plus(corner == 0 || corner == 6 ? -30 : 30, corner < 4 ? -10 : 10));
            assertNear(opposite, hand.handles().get((corner + 4) % 8), 2);
            assertTrue(hand.said().startsWith("Size "), hand.said());
        }
    }

    @Test
    void withAltTheCentreStaysInstead() {
        Hand.Spot middle = hand.middle();
        Hand.Spot corner = hand.handles().get(4);
        hand.drag(corner, corner.plus(40, 16), "Alt");
        assertNear(middle, hand.middle(), 2);
        assertTrue(hand.handles().get(4).x() > corner.x() + 20);
    }

    @Test
    void sideSetsTheLettersApartUntilItIsUnderThePointer() {
        Hand.Spot left = hand.handles().get(7);
        Hand.Spot right = hand.handles().get(3);
        hand.drag(right, right.plus(50, 0));
        assertTrue(hand.said().startsWith("Letter spacing "), hand.said());
        // Spacing is in whole hundredths of the size, for five gaps.
        assertAll(
                () -> assertNear(left, hand.handles().get(7), 2),
                () -> assertNear(right.plus(50, 0), hand.handles().get(3), 5));
    }

    @Test
    void lowerSideSetsTheLinesApartWhereThereAreSome() {
        editor.type("TWO\nLINES");
        Hand.Spot top = hand.handles().get(1);
        Hand.Spot bottom = hand.handles().get(5);
        hand.drag(bottom, bottom.plus(0, 40));
        assertTrue(hand.said().startsWith("Line height "), hand.said());
        assertAll(
                () -> assertNear(top, hand.handles().get(1), 2),
                () -> assertNear(bottom.plus(0, 40), hand.handles().get(5), 3));
    }

    @Test
    void rotationGoesInStepsWithShiftAndFallsIntoPlaceWithout() {
        Hand.Spot middle = hand.middle();
        double far = middle.y() - hand.handles().get(8).y();
        hand.drag(hand.handles().get(8), around(middle, far, 40), "Shift");
        assertEquals("Rotated by 45 degrees", hand.said());
        hand.drag(hand.handles().get(8), around(middle, far, 88));
        assertEquals("Rotated by 90 degrees", hand.said());
        hand.drag(hand.handles().get(8), around(middle, far, 62), "Control");
        assertEquals(62, Integer.parseInt(hand.said().replaceAll("\\D", "")), 1);
    }

    /** The frame is drawn by one reckoning, the letters by another. */
    @Test
    void frameIsAroundTheLettersWhateverIsDoneToThem() {
        editor.choose("depth", "front");
        hand.drag(hand.handles().get(8), hand.handles().get(8).plus(90, 40));
        hand.drag(hand.handles().get(5), hand.handles().get(5).plus(30, 0), "Control");
        hand.press("p");
        hand.drag(hand.handles().get(1), hand.handles().get(1).plus(-10, -30));
        int[] with = pixels();
        List<Hand.Spot> corners = hand.handles();
        hand.press("Delete");
        int[] without = pixels();
        Hand.Spot origin = hand.onPhoto(0, 0);
        int seen = 0;
        double[] nearest = {99, 99, 99, 99};
        for (int i = 0; i < with.length; i++) {
            if (with[i] == without[i]) continue;
            Hand.Spot spot = origin.plus(i % WIDTH + 0.5, i / WIDTH + 0.5);
            for (int k = 0; k < 4; k++) {
                double inside = distance(corners.get(k), corners.get((k + 1) % 4), spot);
                assertTrue(inside > 3, "pixel " + i % WIDTH + "," + i / WIDTH + " is " + inside + " inside side " + k);
                nearest[k] = Math.min(nearest[k], inside);
            }
            seen++;
        }
        assertTrue(seen > 3000, seen + " pixels of the text");
        for (double inside : nearest)
            assertTrue(inside < 12, "letters are near every side: " + Arrays.toString(nearest));
    }

    @Test
    void escapeTakesBackWhatIsUnderWay() {
        int before = editor.seen();
        hand.drag(hand.middle(), hand.middle().plus(30, 30));
        int moved = editor.seen();
        hand.press("Control+z");
        hand.hold(hand.middle(), hand.middle().plus(60, 80));
        assertNotEquals(before, editor.seen());
        hand.press("Escape");
        assertEquals(before, editor.seen(), "taken back");
        editor.page().mouse().move(700, 700);
        hand.release();
        assertEquals(before, editor.seen(), "nothing follows");
        hand.press("Control+y");
        assertEquals(moved, editor.seen(), "what had been undone can still be done again");
    }

    @Test
    void textSnapsToTheMiddleOfThePhotoAndShowsWhy() {
        Hand.Spot grip = hand.middle();
        Hand.Spot away = hand.onPhoto(WIDTH / 2.0 - 100, HEIGHT / 2.0 - 37);
        hand.drag(grip, away, "Control");
        Hand.Spot near = hand.onPhoto(WIDTH / 2.0 + 3, HEIGHT / 2.0 - 4);
        hand.hold(hand.middle(), near);
        assertEquals(2, hand.guides());
        hand.release();
        assertEquals(0, hand.guides());
        assertNear(hand.onPhoto(WIDTH / 2.0, HEIGHT / 2.0), hand.middle(), 1);
        hand.drag(hand.middle(), hand.middle().plus(4, 3), "Control");
        assertNear(hand.onPhoto(WIDTH / 2.0 + 4, HEIGHT / 2.0 + 3), hand.middle(), 1);
    }

    /** By a corner or, of one line, by its upper or lower side; the opposite one stays. */
    @Test
    void edgeThatIsDraggedSnapsToThePhotosEdgeAndShowsWhy() {
        Hand.Spot first = hand.handles().get(0);
        Hand.Spot corner = hand.handles().get(4);
        double far = hand.onPhoto(WIDTH, 0).x() + PAD;
        Hand.Spot beyond = along(first, corner, (far + 4 - first.x()) / (corner.x() - first.x()));
        hand.hold(corner, beyond);
        assertEquals(1, hand.guides());
        hand.release();
        assertEquals(0, hand.guides());
        assertAll(
                () -> assertEquals(far, hand.handles().get(4).x(), 0.6, "right edge"),
                () -> assertNear(first, hand.handles().get(0), 3));
        hand.drag(hand.handles().get(4), along(first, beyond, 0.9));
        hand.drag(hand.handles().get(4), beyond, "Control");
        assertEquals(far + 4, hand.handles().get(4).x(), 2.5, "without snapping, under the pointer");
        assertTrue(hand.handles().get(4).x() > far + 1);
    }

    @Test
    void textSnapsToOtherTexts() {
        editor.canvas().focus();
        hand.press("Control+d");
        hand.drag(hand.middle(), hand.middle().plus(0, 150), "Control");
        Hand.Spot copy = hand.middle();
        hand.hold(copy, copy.plus(-15, 0));
        assertTrue(hand.guides() > 0);
        hand.release();
        double left = hand.handles().get(0).x();
        hand.press("Tab");
        editor.canvas().focus();
        hand.press("Tab");
        assertEquals(left, hand.handles().get(0).x(), 1.0);
    }

    @Test
    void clickChoosesWhatIsSeen() {
        editor.size(200);
        Hand.Spot text = hand.middle();
        hand.click(hand.onPhoto(WIDTH / 2.0, HEIGHT - 100));
        assertEquals("Subject chosen", hand.said());
        hand.click(hand.onPhoto(10, HEIGHT - 10));
        assertEquals("Nothing chosen", hand.said());
        assertEquals(0, hand.handles().size());
        Hand.Spot letter = hand.onPhoto(100, 100);
        editor.page().mouse().move(letter.x(), letter.y());
        editor.settle();
        assertEquals(1, editor.page().locator(".marks .hover").count());
        hand.click(letter);
        assertEquals("“BEHIND” chosen, 1 of 1", hand.said());
        assertNear(text, hand.middle(), 1);
    }

    @Test
    void twoFingersScaleAndTurnTheChosenText() {
        int before = editor.seen();
        double width = hand.handles().get(4).x() - hand.handles().get(0).x();
        Hand.Spot middle = hand.middle();
        hand.swipe(
                List.of(middle.plus(-50, 0), middle.plus(50, 0)),
                List.of(around(middle, 100, -70), around(middle, 100, 110)));
        assertEquals("Size 240", hand.said());
        List<Hand.Spot> handles = hand.handles();
        double turned = Math.atan2(
                handles.get(2).y() - handles.get(0).y(),
                handles.get(2).x() - handles.get(0).x());
        assertEquals(20, Math.toDegrees(turned), 1.5);
        double wide = Math.hypot(
                handles.get(2).x() - handles.get(0).x(),
                handles.get(2).y() - handles.get(0).y());
        assertEquals(2 * width, wide, 20);
        hand.press("Control+z");
        assertEquals(before, editor.seen());
    }

    @Test
    void twoFingersZoomThePhotoWhenNothingIsChosen() {
        int before = editor.seen();
        hand.tap(hand.onPhoto(10, HEIGHT - 10));
        assertEquals("Nothing chosen", hand.said());
        Hand.Spot middle = hand.onPhoto(150, 150); // On a text that is not chosen.
        hand.swipe(
                List.of(middle.plus(-40, 0), middle.plus(40, 0)), List.of(middle.plus(-120, 0), middle.plus(120, 0)));
        assertEquals("300 %", editor.page().textContent("#zoom"));
        hand.press("0");
        hand.press("Control+z"); // Size 120, which is all that was done.
        hand.press("Control+y");
        assertEquals(before, editor.seen());
    }

    @Test
    void fingerMovesATextThatWasNotChosen() {
        editor.size(200);
        hand.tap(hand.onPhoto(10, HEIGHT - 10));
        Hand.Spot letter = hand.onPhoto(100, 100);
        int before = editor.seen();
        hand.swipe(List.of(letter), List.of(letter.plus(33, 90)));
        assertTrue(hand.said().startsWith("Text at 333, "), hand.said());
        hand.press("Control+z");
        assertEquals(before, editor.seen());
    }

    private static Hand.Spot around(Hand.Spot middle, double far, double degrees) {
        double turn = Math.toRadians(degrees - 90);
        return middle.plus(Math.cos(turn) * far, Math.sin(turn) * far);
    }

    private static Hand.Spot along(Hand.Spot from, Hand.Spot to, double share) {
        return from.plus((to.x() - from.x()) * share, (to.y() - from.y()) * share);
    }

    /** From a side of a clockwise polygon, to its inner side. */
    private static double distance(Hand.Spot a, Hand.Spot b, Hand.Spot p) {
        double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
        return ((b.x() - a.x()) * (p.y() - a.y()) - (b.y() - a.y()) * (p.x() - a.x())) / length;
    }

    private static void assertNear(Hand.Spot expected, Hand.Spot actual, double most) {
        double way = Math.hypot(expected.x() - actual.x(), expected.y() - actual.y());
        assertTrue(way <= most, () -> actual + " is " + way + " from " + expected);
    }

    private void assertNew(List<Integer> pictures, String what) {
        int now = editor.seen();
        assertNotEquals(pictures.get(pictures.size() - 1), now, what + " does nothing");
        pictures.add(now);
    }

    private int[] pixels() {
        BufferedImage screen = editor.screen();
        return screen.getRGB(0, 0, screen.getWidth(), screen.getHeight(), null, 0, screen.getWidth());
    }
}
