package textbehindimage.cutout.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What is taken from each byte of a row to make it small (PNG, 9.2). One filter for a whole picture costs no choosing. */
enum Filter {
    /** The byte above: zlib finds most in that. */
    UP(2) {
        @Override
        void apply(byte[] row, byte[] above, int pixel, byte[] into, int at) {
            for (int i = 0; i < row.length; i++) into[at + i] = (byte) (row[i] - above[i]);
        }
    },

    /** The mean of the byte above and that of the pixel to the left: noise counts half, so single bytes get smallest. */
    AVERAGE(3) {
        @Override
        void apply(byte[] row, byte[] above, int pixel, byte[] into, int at) {
            for (int i = 0; i < pixel; i++) into[at + i] = (byte) (row[i] - ((above[i] & 255) >> 1));
            int i = pixel;
            for (; i <= row.length - 8; i += 8) {
                long left = (long) LONG.get(row, i - pixel);
                long up = (long) LONG.get(above, i);
                // Eight bytes in one number: half of where they differ, rounded down, and where they agree.
                long mean = (left & up) + (((left ^ up) & ~LOWEST) >>> 1);
                long here = (long) LONG.get(row, i);
                // A byte's top bit is left out, so that nothing is borrowed from its neighbour, and put right after.
                LONG.set(into, at + i, ((here | HIGHEST) - (mean & ~HIGHEST)) ^ ((here ^ ~mean) & HIGHEST));
            }
            for (; i < row.length; i++) {
                into[at + i] = (byte) (row[i] - ((row[i - pixel] & 255) + (above[i] & 255) >> 1));
            }
        }
    };

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;

    final byte type;

    Filter(int type) {
        this.type = (byte) type;
    }

    /**
     * Filters a row into {@code row.length} bytes from {@code at} on.
     *
     * @param above the row above, zeros for the first
     * @param pixel bytes of a pixel
     */
    abstract void apply(byte[] row, byte[] above, int pixel, byte[] into, int at);
}
