package textbehindimage.cutout;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * How many pixels of all calls together may be in memory. Calls wait in the order of their coming, so that a large photo is not passed by
 * small ones for ever.
 */
final class PixelBudget {
    private final int pixels;
    private final Semaphore left;

    /** @param pixels at least as many as the largest photo has, or it would never come in */
    PixelBudget(int pixels) {
        this.pixels = pixels;
        left = new Semaphore(pixels, true);
    }

    /**
     * Waits until a photo may be decoded.
     *
     * @throws CancellationException if the thread is interrupted, which it stays
     */
    Share take(long wanted) {
        int share = (int) Math.min(wanted, pixels);
        try {
            left.acquire(share);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
        return () -> left.release(share);
    }

    /** What a call holds until it has let go of its photo. */
    interface Share extends AutoCloseable {
        @Override
        void close();
    }
}
