package textbehindimage.cutout.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import textbehindimage.cutout.Generated;

/** A float becomes the 16-bit number that it becomes in numpy. */
class HalvesTest {
    @Test
    void aMillionFloatsOfAllSizesBecomeNumpysNumbers() {
        String[] words = Generated.lines("arithmetic.txt", "halves").get(0).split(" ");
        long step = Long.parseLong(words[1]);
        int count = (int) (((1L << 32) - 1) / step) + 1;
        ByteBuffer halves = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) halves.putShort(Halves.of(Float.intBitsToFloat((int) (i * step))));
        assertEquals(words[2], Generated.sha256(halves.array()));
    }

    @Test
    void halfwayGoesToTheEvenNeighbour() {
        assertEquals(0x3c00, Halves.of(1 + 0x1p-11f));
        assertEquals(0x3c01, Halves.of(Math.nextUp(1 + 0x1p-11f)));
        assertEquals(0x3c02, Halves.of(1 + 3 * 0x1p-11f));
        assertEquals(0, Halves.of(0x1p-25f));
        assertEquals(1, Halves.of(Math.nextUp(0x1p-25f)));
        assertEquals(0x0400, Halves.of(0x1p-14f - 0x1p-25f));
        assertEquals(0x7bff, Halves.of(Math.nextDown(65520f)));
        assertEquals(0x7c00, Halves.of(65520f));
        assertEquals((short) 0xfc00, Halves.of(-1e9f));
    }
}
