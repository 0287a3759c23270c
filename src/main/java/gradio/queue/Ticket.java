package gradio.queue;

import java.time.Duration;

/**
 * An accepted event.
 *
 * @param hold how long the answer to the client should be held back, mostly zero: the session's stream has just been closed, and a client
 *     that has not seen that yet would wait for this event on the dying stream (gradio-protocol 4.3, the close race)
 */
public record Ticket(String eventId, Duration hold) {}
