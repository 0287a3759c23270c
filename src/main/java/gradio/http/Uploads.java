package gradio.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The uploads that are read, and those that wait because so many are: round robin between clients, first come first served within one.
 * Whoever waits holds a connection and nothing else.
 */
public final class Uploads {
    /** What waits for its turn. */
    interface Turn extends Runnable {
        /** Whose turn it uses up. */
        String client();

        /** The server stops while this one runs. */
        void stop();

        /** The server stops before this one has run, which it will not now. */
        void refuse();
    }

    private final int maxAtOnce;
    private final int maxPerClient;
    private final long leastRate;
    private final Executor readers;
    // Guarded by this.
    private final Map<String, Deque<Turn>> waiting = new LinkedHashMap<>(); // the client whose turn is next comes first
    private final Set<Turn> reading = new LinkedHashSet<>();
    private final Map<String, Integer> readingOf = new HashMap<>(); // by client
    private boolean stopped;

    /**
     * @param maxPerClient of the {@code maxAtOnce}, those of one client; 0 for no bound
     * @param leastRate bytes a second; a slower upload is given up after its first ten seconds; 0 for no bound
     * @param readers has a thread for each of the {@code maxAtOnce}
     */
    public Uploads(int maxAtOnce, int maxPerClient, long leastRate, Executor readers) {
        this.maxAtOnce = maxAtOnce;
        this.maxPerClient = maxPerClient;
        this.leastRate = leastRate;
        this.readers = readers;
    }

    long leastRate() {
        return leastRate;
    }

    /** Has it read when it is its turn. */
    void add(Turn upload) {
        boolean refused;
        synchronized (this) {
            refused = stopped;
            if (!refused) {
                waiting.computeIfAbsent(upload.client(), client -> new ArrayDeque<>())
                        .add(upload);
            }
        }
        if (refused) upload.refuse();
        else promote();
    }

    /** Starts what may be read. Uploads run foreign code, so none is started while the lock is held. */
    private void promote() {
        List<Turn> ready = new ArrayList<>();
        synchronized (this) {
            for (Turn next; (next = next()) != null; ready.add(next)) {
                reading.add(next);
                readingOf.merge(next.client(), 1, Integer::sum);
            }
        }
        for (Turn upload : ready) readers.execute(() -> read(upload));
    }

    /** Takes the first of the client whose turn it is and who may have one more read; null if there is none. */
    private @Nullable Turn next() {
        if (reading.size() >= maxAtOnce) return null;
        Iterator<Map.Entry<String, Deque<Turn>>> clients = waiting.entrySet().iterator();
        while (clients.hasNext()) {
            Map.Entry<String, Deque<Turn>> client = clients.next();
            if (maxPerClient > 0 && readingOf.getOrDefault(client.getKey(), 0) >= maxPerClient) continue;
            clients.remove();
            Turn next = client.getValue().remove();
            if (!client.getValue().isEmpty()) waiting.put(client.getKey(), client.getValue());
            return next;
        }
        return null;
    }

    private void read(Turn upload) {
        try {
            upload.run();
        } finally {
            synchronized (this) {
                reading.remove(upload);
                readingOf.computeIfPresent(upload.client(), (client, count) -> count == 1 ? null : count - 1);
            }
            promote();
        }
    }

    /** How many are read now. */
    synchronized int reading() {
        return reading.size();
    }

    /** Ends all of them in words, and takes no more. Without effect the second time. */
    public void stop() {
        List<Turn> queued = new ArrayList<>();
        List<Turn> running;
        synchronized (this) {
            stopped = true;
            waiting.values().forEach(queued::addAll);
            waiting.clear();
            running = List.copyOf(reading);
        }
        running.forEach(Turn::stop);
        queued.forEach(Turn::refuse);
    }
}
