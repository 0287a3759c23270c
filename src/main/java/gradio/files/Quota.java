package gradio.files;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The bytes of all files of a store. Room is taken before it is written to; the oldest files that nobody uses make it. */
final class Quota {
    private static final Logger LOG = System.getLogger(Quota.class.getName());

    private static final String FULL = "the space for uploads and results on this server is full";

    private final long max;
    private final long minFree;
    private final LongSupplier free;
    private final Holds holds;
    private final Predicate<String> deletion;
    // Guarded by this.
    private final Map<String, Long> bytes = new LinkedHashMap<>(); // by directory, the oldest first
    private long total;
    private boolean complained; // the operator has been told, and nothing was stored since

    /**
     * @param max bytes of all files together
     * @param minFree bytes of the disk that are left free
     * @param free bytes of the disk that can be written to
     * @param deletion deletes a directory that is doomed, and tells whether it is gone; called without a lock
     */
    Quota(long max, long minFree, LongSupplier free, Holds holds, Predicate<String> deletion) {
        this.max = max;
        this.minFree = minFree;
        this.free = free;
        this.holds = holds;
        this.deletion = deletion;
    }

    /** Counts what is there already; the oldest has to come first. */
    synchronized void found(String directory, long size) {
        bytes.merge(directory, size, Long::sum);
        total += size;
    }

    /** Takes room for so many more bytes of a directory that is held. */
    void grow(String directory, long more) throws NotStored {
        if (free.getAsLong() - more < minFree) {
            throw noRoom(
                    "the disk of this server is nearly full", "less than " + minFree + " bytes of the disk are free");
        }
        for (Doomed oldest; (oldest = inTheWay(directory, more)) != null; ) {
            if (deletion.test(oldest.directory)) continue;
            found(oldest.directory, oldest.bytes);
            throw noRoom(FULL, "old ones could not be deleted");
        }
    }

    private record Doomed(String directory, long bytes) {}

    /** @return what has to be deleted first; null if there is room, which then is taken */
    private @Nullable Doomed inTheWay(String directory, long more) throws NotStored {
        synchronized (this) {
            if (total + more <= max) {
                complained = false;
                found(directory, more);
                return null;
            }
            Doomed oldest = bytes.getOrDefault(directory, 0L) + more > max ? null : doomed();
            if (oldest != null) return oldest;
        }
        throw noRoom(FULL, "those in use and a new one take more than " + max + " bytes");
    }

    private @Nullable Doomed doomed() {
        for (Iterator<Map.Entry<String, Long>> all = bytes.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Long> oldest = all.next();
            if (!holds.doom(oldest.getKey())) continue;
            all.remove();
            total -= oldest.getValue();
            return new Doomed(oldest.getKey(), oldest.getValue());
        }
        return null;
    }

    private NotStored noRoom(String what, String why) {
        boolean first;
        synchronized (this) {
            first = !complained;
            complained = true;
        }
        if (first) LOG.log(Level.WARNING, "Files are not stored any more: " + why);
        return new NotStored("There is no room for this file: " + what + ". Please try again later.");
    }

    /** It is gone from the disk. @return what it took */
    synchronized long forget(String directory) {
        long size = Objects.requireNonNullElse(bytes.remove(directory), 0L);
        total -= size;
        return size;
    }

    /** Whether anything can be stored, as far as the disk is concerned. */
    boolean hasRoom() {
        return free.getAsLong() >= minFree;
    }

    /** Bytes of all files, and what each takes beside them. */
    synchronized long total() {
        return total;
    }
}
