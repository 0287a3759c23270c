/**
 * Who waits, who runs, who hears about it: the only concurrent state of the engine.
 *
 * <p>Three kinds of locks. That of {@link gradio.queue.Guard} guards lanes, events and sessions: who waits, who runs, which event has got its answer.
 * Each {@link gradio.queue.Mailbox} guards its own frames and its reader, and may be taken while the queue's lock is held, never the other
 * way round. {@link gradio.queue.Reports} guard the progress that a call holds back, and the other two may be taken meanwhile. Foreign code (endpoints, executors, readers) is called with no lock held.
 */
@NullMarked
package gradio.queue;

import org.jspecify.annotations.NullMarked;
