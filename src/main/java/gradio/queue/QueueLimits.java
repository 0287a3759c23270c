package gradio.queue;

import java.time.Duration;

/**
 * Bounds of a queue.
 *
 * @param maxWaiting how many events may wait in all lanes together, running ones not counted
 * @param maxWaitingPerClient of these, those of one client; 0 for no bound
 * @param maxRunning how many calls may run at once in all lanes together
 * @param maxSessions how many sessions are remembered
 * @param mailboxBytes how much of what a generator yields may lie unread before the generator waits
 * @param unreadBytes how much may lie unread in all sessions together; beyond that the oldest that nobody reads are forgotten
 * @param stall how long a generator waits for a reader that does not read
 * @param linger how long a stream stays open after its last event, so that the next call finds it (gradio-protocol 4.3)
 * @param batchLinger how long a batch that is not full waits for more calls
 * @param sessionIdle how long an idle session is remembered
 */
public record QueueLimits(
        int maxWaiting,
        int maxWaitingPerClient,
        int maxRunning,
        int maxSessions,
        int mailboxBytes,
        long unreadBytes,
        Duration stall,
        Duration linger,
        Duration batchLinger,
        Duration sessionIdle) {
    public QueueLimits {
        if (maxWaiting < 1) throw new IllegalArgumentException("maxWaiting < 1: " + maxWaiting);
        if (maxRunning < 1) throw new IllegalArgumentException("maxRunning < 1: " + maxRunning);
        if (maxSessions < 1) throw new IllegalArgumentException("maxSessions < 1: " + maxSessions);
        if (mailboxBytes < 1) throw new IllegalArgumentException("mailboxBytes < 1: " + mailboxBytes);
        if (unreadBytes < 1) throw new IllegalArgumentException("unreadBytes < 1: " + unreadBytes);
    }
}
