package gradio.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for one thread that is not the container's. The container only says when there is something; so none of its
 * threads waits for a slow client, and the thread that does can be told to stop.
 */
final class RequestBody extends InputStream implements ReadListener {
    /** The client has gone, or its connection broke. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        Broken(Throwable cause) {
            super("The request broke off.", cause);
        }
    }

    /** The client sends too slowly; the message is for it. */
    static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1;

        TooSlow(long leastRate) {
            super("The upload is too slow: after its first ten seconds it must come with " + leastRate
                    + " bytes per second on the average.");
        }
    }

    /** This server stops. */
    static final class Stopping extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final ServletInputStream in;
    private final Pace pace;
    private boolean ready; // Guarded by this. The container has something to say, and isReady may be asked.
    private @Nullable IOException failure; // Guarded by this.
    private boolean ended; // only the reader touches it

    /** Make it the listener of {@code in}. */
    RequestBody(ServletInputStream in, Pace pace) {
        this.in = in;
        this.pace = pace;
    }

    /** Whether it was read to its end. */
    boolean hasEnded() {
        return ended;
    }

    /** The reader begins; how slow the client is counts from now. */
    void begin() {
        pace.begin();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        while (!ended) {
            awaitReady();
            int n = readWhatIsThere(to, offset, length);
            pace.came(Math.max(0, n));
            if (n > 0) return n;
        }
        return -1;
    }

    /** @return 0 if there is nothing now */
    private int readWhatIsThere(byte[] to, int offset, int length) throws IOException {
        try {
            if (!in.isFinished()) {
                if (!in.isReady()) return 0;
                setReady();
                int n = in.read(to, offset, length);
                if (n >= 0) return n;
            }
        } catch (IOException | RuntimeException e) { // Tomcat may recycle the stream of a client that has gone
            throw new Broken(e);
        }
        ended = true;
        return -1;
    }

    /** Waits, as long as the client may be silent, and forgets that there was something: the container tells again. */
    private synchronized void awaitReady() throws IOException {
        while (true) {
            if (failure != null) throw failure;
            long patience = pace.patience();
            if (patience <= 0) throw new TooSlow(pace.leastRate());
            if (ready) break;
            try {
                TimeUnit.NANOSECONDS.timedWait(this, patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException().initCause(e);
            }
        }
        ready = false;
    }

    private synchronized void setReady() {
        ready = true;
        notifyAll();
    }

    /** The reader gets this instead of more bytes, unless there was a failure before. */
    synchronized void fail(IOException e) {
        if (failure == null) failure = e;
        notifyAll();
    }

    @Override
    public void onDataAvailable() {
        setReady();
    }

    @Override
    public void onAllDataRead() {
        setReady();
    }

    @Override
    public void onError(Throwable cause) {
        fail(new Broken(cause));
    }
}
