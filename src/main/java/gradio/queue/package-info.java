/**
 * Who waits, who runs, who hears about it: the only concurrent state of the engine.
 *
 * <p>Two locks. That of {@link gradio.queue.Guard} guards lanes, events and sessions: who waits, who runs, which event has got its answer.
 * Each {@link gradio.queue.Mailbox} guards its own frames and its reader, and may be taken while the queue's lock is held, never the other
 * way round. Foreign code (endpoints, executors, readers) is called with no lock held.
 */
@NullMarked
package gradio.queue;

import org.jspecify.annotations.NullMarked;
