package gradio.queue;

import gradio.api.Cancellation;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of a generator, whichever of the four forms it was written in; closed when the last was taken or nobody wants more. */
interface Yields extends AutoCloseable {
    /** @return whether there is another value */
    boolean advance() throws Exception;

    /** The value that {@link #advance} found. */
    @Nullable
    Object value();

    @Override
    void close();

    /** @param cancellation ends the wait for a publisher that has nothing to say */
    static Yields of(@Nullable Object source, Cancellation cancellation) {
        if (source instanceof Stream<?> stream) return new Iterated(stream.iterator(), stream::close);
        if (source instanceof Iterator<?> iterator) return new Iterated(iterator, closing(iterator));
        if (source instanceof Iterable<?> iterable) {
            Iterator<?> iterator = iterable.iterator();
            return new Iterated(iterator, closing(iterator));
        }
        if (source instanceof Flow.Publisher<?> publisher) return new Published(publisher, cancellation);
        throw new IllegalStateException("A generator returned " + source);
    }

    private static Runnable closing(Object iterator) {
        return () -> {
            if (iterator instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    throw new IllegalStateException("A generator could not be closed", e);
                }
            }
        };
    }

    /** Of a stream, an iterator or an iterable; an iterator that is AutoCloseable is closed. */
    final class Iterated implements Yields {
        private final Iterator<?> iterator;
        private final Runnable close;
        private @Nullable Object value;

        Iterated(@Nullable Iterator<?> iterator, Runnable close) {
            if (iterator == null) throw new IllegalStateException("A generator's iterator is null");
            this.iterator = iterator;
            this.close = close;
        }

        @Override
        public boolean advance() {
            if (!iterator.hasNext()) return false;
            value = iterator.next();
            return true;
        }

        @Override
        public @Nullable Object value() {
            return value;
        }

        @Override
        public void close() {
            close.run();
        }
    }

    /** Of a publisher, which is asked for one value at a time and may answer from any thread. */
    final class Published implements Yields, Flow.Subscriber<Object> {
        private record Signal(
                @Nullable Object value, @Nullable Throwable error, boolean end) {}

        private static final Signal SUBSCRIBED = new Signal(null, null, false);
        private static final Signal END = new Signal(null, null, true);

        private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
        private Flow.@Nullable Subscription subscription; // Guarded by this, as is closed.
        private boolean closed;
        // Only the worker touches these.
        private boolean subscribed;
        private boolean ended;
        private @Nullable Object value;

        Published(Flow.Publisher<?> publisher, Cancellation cancellation) {
            cancellation.onCancel(this::onComplete);
            publisher.subscribe(this);
        }

        @Override
        public boolean advance() throws Exception {
            if (!subscribed) take(); // SubmissionPublisher says it from another thread, some time
            subscribed = true;
            if (!ended) {
                request();
                take();
            }
            return !ended;
        }

        private void take() throws Exception {
            Signal signal = signals.take();
            ended = signal.end();
            value = signal.value();
            if (signal.error() instanceof Exception e) throw e;
            if (signal.error() != null) throw new IllegalStateException(signal.error());
        }

        private void request() {
            Flow.Subscription asked;
            synchronized (this) {
                asked = subscription;
            }
            if (asked == null) throw new IllegalStateException("The publisher has sent something before onSubscribe");
            asked.request(1);
        }

        @Override
        public @Nullable Object value() {
            return value;
        }

        @Override
        public void close() {
            Flow.Subscription open;
            synchronized (this) {
                closed = true;
                open = subscription;
            }
            if (open != null) open.cancel();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            boolean late;
            synchronized (this) {
                late = closed || subscription != null;
                if (!late) subscription = given;
            }
            if (late) given.cancel();
            else signals.add(SUBSCRIBED);
        }

        @Override
        public void onNext(Object item) {
            signals.add(new Signal(item, null, false));
        }

        @Override
        public void onError(Throwable error) {
            signals.add(new Signal(null, error, true));
        }

        @Override
        public void onComplete() {
            signals.add(END);
        }
    }
}
