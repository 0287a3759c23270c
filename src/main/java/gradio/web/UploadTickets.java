package gradio.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Permissions to upload once, for whoever holds one: an agent asks for it with its login and hands it to a program that has none. What is
 * uploaded belongs to whoever asked.
 */
public final class UploadTickets {
    /** How long a ticket can be used. */
    public static final Duration VALID = Duration.ofMinutes(10);

    private static final int MAX_OPEN = 10_000;

    /** @param owner whose the upload will be; null for nobody's */
    public record Ticket(@Nullable String owner, long until) {}

    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Ticket> open = new LinkedHashMap<>(); // Guarded by this; the oldest first.

    /** @param nanoTime a clock that only goes forward, as {@link System#nanoTime} */
    public UploadTickets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A new ticket: 32 hexadecimal digits that nobody can guess. Of too many the oldest become void. */
    public String issue(@Nullable String owner) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String name = HexFormat.of().formatHex(bits);
        long now = nanoTime.getAsLong();
        synchronized (this) {
            Iterator<Ticket> oldest = open.values().iterator();
            while (oldest.hasNext() && (!isValid(oldest.next(), now) || open.size() >= MAX_OPEN)) oldest.remove();
            open.put(name, new Ticket(owner, now + VALID.toNanos()));
        }
        return name;
    }

    private static boolean isValid(Ticket ticket, long now) {
        return ticket.until() - now > 0;
    }

    /** Whether it can be used. */
    public synchronized boolean has(String name) {
        Ticket ticket = open.get(name);
        return ticket != null && isValid(ticket, nanoTime.getAsLong());
    }

    /** Uses a ticket; empty if it is none, has been used or has expired. */
    public synchronized Optional<Ticket> redeem(String name) {
        return Optional.ofNullable(open.remove(name)).filter(ticket -> isValid(ticket, nanoTime.getAsLong()));
    }
}
