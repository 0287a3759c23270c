package textbehindimage.cutout.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Long runs of zeros, which is what a good filter leaves of plain areas; they are found in passing. */
final class ZeroRuns implements Finder {
    private static final int STEP =
            32; // bytes looked at together; shorter runs cost as literals what finding them would
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    @Override
    public void start() {}

    @Override
    public void find(Window window, Matches found, Codes codes) {
        byte[] bytes = window.bytes;
        int at = Window.FROM;
        while (at <= window.to - STEP) {
            long one = (long) LONG.get(bytes, at) | (long) LONG.get(bytes, at + 8);
            long two = (long) LONG.get(bytes, at + 16) | (long) LONG.get(bytes, at + 24);
            if ((one | two) != 0) {
                at += STEP;
                continue;
            }
            int end = endOfZeros(bytes, at + STEP, window.to);
            found.add(at + 1, end - at - 1, 1); // the first is there to be repeated
            at = end;
        }
    }

    private static int endOfZeros(byte[] bytes, int from, int to) {
        int end = from;
        while (end <= to - 8 && (long) LONG.get(bytes, end) == 0) end += 8;
        while (end < to && bytes[end] == 0) end++;
        return end;
    }
}
