package gradio.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UploadTicketsTest {
    private final AtomicLong now = new AtomicLong();
    private final UploadTickets tickets = new UploadTickets(now::get);

    @Test
    void ticketIsGoodOnceAndForItsOwner() {
        String ticket = tickets.issue("user ann");
        assertTrue(tickets.has(ticket));
        assertEquals("user ann", tickets.redeem(ticket).orElseThrow().owner());
        assertFalse(tickets.has(ticket));
        assertTrue(tickets.redeem(ticket).isEmpty());
    }

    @Test
    void ticketExpires() {
        String ticket = tickets.issue(null);
        now.addAndGet(UploadTickets.VALID.toNanos() - 1);
        assertTrue(tickets.has(ticket));
        now.incrementAndGet();
        assertFalse(tickets.has(ticket));
        assertTrue(tickets.redeem(ticket).isEmpty());
    }

    @Test
    void ofTooManyTheOldestIsVoid() {
        String oldest = tickets.issue(null);
        String second = tickets.issue(null);
        for (int i = 0; i < 9_999; i++) tickets.issue(null);
        assertFalse(tickets.has(oldest));
        assertTrue(tickets.has(second));
    }
}
