package gradio.queue;

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

    static Yields of(@Nullable Object source) {
        if (source instanceof Stream<?> stream) return new Iterated(stream.iterator(), stream::close);
        if (source instanceof Iterator<?> iterator) return new Iterated(iterator, closing(iterator));
        if (source instanceof Iterable<?> iterable) {
            Iterator<?> iterator = iterable.iterator();
            return new Iterated(iterator, closing(iterator));
        }
        if (source instanceof Flow.Publisher<?> publisher) return new Published(publisher);
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

        Iterated(Iterator<?> iterator, Runnable close) {
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

    /** Of a publisher, which is asked for one value at a time. */
    final class Published implements Yields, Flow.Subscriber<Object> {
        private record Signal(
                @Nullable Object value, @Nullable Throwable error, boolean end) {}

        private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>(); // one value, then at most the end
        private Flow.@Nullable Subscription subscription;
        private @Nullable Object value;
        private boolean ended;

        Published(Flow.Publisher<?> publisher) {
            publisher.subscribe(this);
        }

        @Override
        public boolean advance() throws Exception {
            Flow.Subscription asked = subscription;
            if (asked == null) throw new IllegalStateException("The publisher has not called onSubscribe");
            if (ended) return false;
            if (signals.isEmpty()) asked.request(1);
            Signal signal = signals.take();
            ended = signal.end();
            if (signal.error() instanceof Exception e) throw e;
            if (signal.error() != null) throw new IllegalStateException(signal.error());
            value = signal.value();
            return !signal.end();
        }

        @Override
        public @Nullable Object value() {
            return value;
        }

        @Override
        public void close() {
            if (subscription != null) subscription.cancel();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
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
            signals.add(new Signal(null, null, true));
        }
    }
}
