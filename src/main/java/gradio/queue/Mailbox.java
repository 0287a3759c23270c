package gradio.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way to the one reader of a session, in order. A frame with a key replaces an unread one with the same key, so ranks and
 * progress never pile up. Frames of generators count against a bound, and their maker waits while it is reached.
 */
final class Mailbox {
    private static final class Frame {
        private final @Nullable String key;
        private byte[] bytes;
        private final @Nullable Event counted; // against the bound, as one of this event
        private final boolean last;

        Frame(@Nullable String key, byte[] bytes, @Nullable Event counted, boolean last) {
            this.key = key;
            this.bytes = bytes;
            this.counted = counted;
            this.last = last;
        }
    }

    private final int bound;
    private final AtomicLong unread; // bytes, in all mailboxes of a queue together
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    // All guarded by lock.
    private final Deque<Frame> frames = new ArrayDeque<>(1); // mostly few: thousands of sessions may wait
    private Map<String, Frame> byKey = Map.of(); // the same; a map of its own while it holds any
    private long counted; // bytes of counted frames that are unread
    private long taken; // how many counted frames have been read, to tell a slow reader from one that does not read
    private boolean discarding; // the reader has left: nothing is kept, nobody waits
    private @Nullable Reader reader;

    /** @param unread where the bytes that lie here are counted, together with those of others */
    Mailbox(int bound, AtomicLong unread) {
        this.bound = bound;
        this.unread = unread;
    }

    /** Adds a frame, or replaces the unread one with the same key. */
    void offer(@Nullable String key, byte[] bytes) {
        add(key, bytes, null, false);
    }

    /** Adds a frame of {@code event} that counts against the bound. */
    void offerCounted(Event event, byte[] bytes) {
        add(null, bytes, event, false);
    }

    /** Adds the frame after which the reader ends; later frames are for the next reader. */
    void offerLast(byte[] bytes) {
        add(null, bytes, null, true);
    }

    /** Takes back an unread frame of {@link #offerLast}, so that its reader goes on. @return whether there was one */
    boolean withdrawLast() {
        lock.lock();
        try {
            Frame newest = frames.peekLast();
            if (newest == null || !newest.last) return false;
            frames.removeLast();
            unread.addAndGet(-newest.bytes.length);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void add(@Nullable String key, byte[] bytes, @Nullable Event count, boolean last) {
        lock.lock();
        try {
            if (discarding) return;
            Frame former = key == null ? null : byKey.get(key);
            unread.addAndGet(bytes.length - (former == null ? 0 : former.bytes.length));
            if (former != null) {
                former.bytes = bytes;
                return;
            }
            Frame frame = new Frame(key, bytes, count, last);
            frames.add(frame);
            if (key != null) remember(key, frame);
            if (count != null) counted += bytes.length;
        } finally {
            lock.unlock();
        }
    }

    private void remember(String key, Frame frame) {
        if (byKey.isEmpty()) byKey = new HashMap<>();
        byKey.put(key, frame);
    }

    private void forget(String key) {
        byKey.remove(key);
        if (byKey.isEmpty()) byKey = Map.of();
    }

    /**
     * Waits until less than the bound is unread.
     *
     * @return false if the reader took nothing for {@code stallNanos}
     */
    boolean awaitRoom(long stallNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = stallNanos;
            long seen = taken;
            while (counted >= bound && !discarding) {
                if (left <= 0) return false;
                left = room.awaitNanos(left);
                if (taken != seen) {
                    seen = taken;
                    left = stallNanos;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next frame for {@code who}; null if there is none now or it is not the reader any more. */
    byte @Nullable [] poll(Reader who) {
        lock.lock();
        try {
            if (reader != who) return null;
            Frame frame = frames.poll();
            if (frame == null) return null;
            unread.addAndGet(-frame.bytes.length);
            if (frame.key != null) forget(frame.key);
            if (frame.counted != null) {
                counted -= frame.bytes.length;
                taken++;
                room.signalAll();
            }
            if (frame.last) reader = null;
            return frame.bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Makes {@code who} the reader. @return the one before, which has to be told, or null */
    @Nullable
    Reader attach(Reader who) {
        lock.lock();
        try {
            Reader before = reader;
            reader = who;
            discarding = false;
            return before;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the reader and all that is unread, if it is still {@code who}. @return whether it was */
    boolean leave(Reader who) {
        lock.lock();
        try {
            if (reader != who) return false;
            reader = null;
            clear();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what is unread and whatever comes until a reader attaches. */
    void discard() {
        lock.lock();
        try {
            clear();
        } finally {
            lock.unlock();
        }
    }

    /** Drops the unread counted frames of one event. */
    void dropCounted(Event event) {
        lock.lock();
        try {
            for (Iterator<Frame> all = frames.iterator(); all.hasNext(); ) {
                Frame frame = all.next();
                if (frame.counted != event) continue;
                all.remove();
                counted -= frame.bytes.length;
                unread.addAndGet(-frame.bytes.length);
            }
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void clear() {
        for (Frame frame : frames) unread.addAndGet(-frame.bytes.length);
        frames.clear();
        byKey = Map.of();
        counted = 0;
        discarding = true;
        room.signalAll();
    }

    /** Frames are kept again. */
    void reopen() {
        lock.lock();
        try {
            discarding = false;
        } finally {
            lock.unlock();
        }
    }

    boolean isReader(Reader who) {
        lock.lock();
        try {
            return reader == who;
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Reader reader() {
        lock.lock();
        try {
            return reader;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return frames.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
