package gradio.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which directories of a store are in use, and which are just being deleted: none is ever both. */
final class Holds {
    // Guarded by this.
    private final Map<String, Integer> held = new HashMap<>(); // by name, how often
    private final Set<String> doomed = new HashSet<>();

    /** Nobody may delete it until it is released as often as it is held. @return false if somebody deletes it just now */
    synchronized boolean hold(String directory) {
        if (doomed.contains(directory)) return false;
        held.merge(directory, 1, Integer::sum);
        return true;
    }

    synchronized void release(String directory) {
        held.computeIfPresent(directory, (name, times) -> times == 1 ? null : times - 1);
    }

    /** Lets nobody hold it any more, so that the caller can delete it. @return false if it is in use, or another deletes it */
    synchronized boolean doom(String directory) {
        return !held.containsKey(directory) && doomed.add(directory);
    }

    /** It is deleted, or could not be. */
    synchronized void deleted(String directory) {
        doomed.remove(directory);
    }

    /** How many are in use. */
    synchronized int size() {
        return held.size();
    }
}
