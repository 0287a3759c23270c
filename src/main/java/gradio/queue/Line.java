package gradio.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Those who wait for one lane: round robin between clients, first come first served within one. Guarded by the queue's lock. */
final class Line {
    private final Map<String, Deque<Event>> byClient =
            new LinkedHashMap<>(); // the client whose turn is next comes first
    private int size;

    int size() {
        return size;
    }

    int sizeOf(String client) {
        Deque<Event> own = byClient.get(client);
        return own == null ? 0 : own.size();
    }

    /** @return the event's rank, counted from 0 */
    int add(Event event) {
        Deque<Event> own = byClient.computeIfAbsent(event.client(), client -> new ArrayDeque<>());
        int round = own.size();
        own.add(event);
        size++;
        if (round == 0) return byClient.size() - 1; // nobody is served twice before everybody has been served once
        int rank = 0;
        boolean before = true;
        for (Map.Entry<String, Deque<Event>> client : byClient.entrySet()) {
            if (client.getValue() == own) before = false;
            rank += Math.min(client.getValue().size(), before ? round + 1 : round);
        }
        return rank;
    }

    /** Whose turn is next; null if nobody waits. */
    @Nullable
    Event peek() {
        Iterator<Deque<Event>> clients = byClient.values().iterator();
        return clients.hasNext() ? clients.next().peek() : null;
    }

    /** Takes the next event; null if nobody waits. */
    @Nullable
    Event next() {
        if (size == 0) return null;
        Event event = byClient.values().iterator().next().element();
        serve(event);
        return event;
    }

    /** Takes up to {@code max} further events that {@code fit}, in order of rank. */
    List<Event> take(int max, Predicate<Event> fit) {
        List<Event> taken = new ArrayList<>();
        if (max <= 0) return taken;
        for (Event event : inOrder()) {
            if (taken.size() == max) break;
            if (fit.test(event)) taken.add(event);
        }
        taken.forEach(this::serve);
        return taken;
    }

    /** Removes an event that starts. Whoever has had his turn is last, in a batch too; who was not first of his own has it still. */
    private void serve(Event event) {
        String client = event.client();
        boolean itsTurn = Objects.requireNonNull(byClient.get(client)).element() == event;
        remove(event);
        Deque<Event> rest = itsTurn ? byClient.remove(client) : null;
        if (rest != null) byClient.put(client, rest);
    }

    boolean remove(Event event) {
        Deque<Event> own = byClient.get(event.client());
        if (own == null || !own.remove(event)) return false;
        if (own.isEmpty()) byClient.remove(event.client());
        size--;
        return true;
    }

    /** All who wait; an event's place in the list is its rank. */
    List<Event> inOrder() {
        List<Event> order = new ArrayList<>(size);
        List<Iterator<Event>> clients = new ArrayList<>();
        byClient.values().forEach(own -> clients.add(own.iterator()));
        while (order.size() < size) {
            for (Iterator<Event> own : clients) {
                if (own.hasNext()) order.add(own.next());
            }
        }
        return order;
    }
}
