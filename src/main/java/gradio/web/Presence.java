package gradio.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Held by whoever is in the container's code for a request from a thread of ours, so that the request is not ended meanwhile. Where a write
 * fails, Tomcat has one of its own threads end the request at once and takes what belongs to it for the next; the writer, which has yet to
 * come back, would mark that as broken, and somebody else's answer would be cut off.
 */
public final class Presence extends ReentrantLock {
    private static final long serialVersionUID = 1;
    private static final int PATIENCE_S = 2;

    /** Called by the container when it ends the request. Returns when nobody is there, or when it has waited for too long. */
    public void awaitAbsence() {
        if (isHeldByCurrentThread()) return;
        try {
            if (tryLock(PATIENCE_S, TimeUnit.SECONDS)) unlock();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
