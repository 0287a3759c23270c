package gradio.queue;

import gradio.api.Alerts;
import gradio.api.Api;
import gradio.api.Cancellation;
import gradio.api.Progress;
import gradio.api.Registry;
import gradio.api.SessionState;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Endpoints of every kind; what a call of them does, the random run that goes on decides. */
public final class RandomAuthor {
    /** A lane with the limit that the declarations below give it, and its endpoints; written down once more, for the checks. */
    record Lane(String name, int limit, List<String> endpoints) {}

    static final List<Lane> LANES = List.of(
            new Lane("one", 1, List.of("one")),
            new Lane("two", 2, List.of("two")),
            new Lane("wide", Integer.MAX_VALUE, List.of("wide")),
            new Lane("batch", 1, List.of("batch")),
            new Lane("shared", 2, List.of("shared_one", "shared_batch", "shared_stream")),
            new Lane("iterator", 1, List.of("iterator")),
            new Lane("publisher", 1, List.of("publisher")));
    static final Map<String, Integer> BATCHES = Map.of("batch", 3, "shared_batch", 2);

    final Registry registry = new Registry().add(this);
    RandomRun now;

    /** What a call may use; a batch, which serves several sessions, has no state. */
    record Tools(Progress progress, Alerts alerts, Cancellation cancellation, SessionState state) {}

    @Api
    public String one(int n, Progress p, Alerts a, Cancellation c, SessionState s) {
        return now.call(List.of(n), new Tools(p, a, c, s)).get(0);
    }

    @Api(concurrencyLimit = 2)
    public String two(int n, Progress p, Alerts a, Cancellation c, SessionState s) {
        return one(n, p, a, c, s);
    }

    @Api(concurrencyLimit = Api.UNLIMITED, queue = false)
    public String wide(int n, Progress p, Alerts a, Cancellation c, SessionState s) {
        return one(n, p, a, c, s);
    }

    @Api(batch = true, maxBatchSize = 3)
    public List<String> batch(List<Integer> n, Progress p, Alerts a, Cancellation c) {
        return now.call(n, new Tools(p, a, c, null));
    }

    @Api(concurrencyId = "shared", concurrencyLimit = 2)
    public String sharedOne(int n, Progress p, Alerts a, Cancellation c, SessionState s) {
        return one(n, p, a, c, s);
    }

    @Api(batch = true, maxBatchSize = 2, concurrencyId = "shared", concurrencyLimit = 3)
    public List<String> sharedBatch(List<Integer> n, Progress p, Alerts a, Cancellation c) {
        return batch(n, p, a, c);
    }

    @Api(concurrencyId = "shared", concurrencyLimit = Api.UNLIMITED)
    public Stream<String> sharedStream(int n, Progress p, Alerts a, Cancellation c, SessionState s) {
        RandomValues values = now.generate(n, new Tools(p, a, c, s));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(values, 0), false)
                .onClose(values::close);
    }

    @Api
    public Iterator<String> iterator(int n, Progress p, Alerts a, Cancellation c, SessionState s) {
        return now.generate(n, new Tools(p, a, c, s));
    }

    @Api
    public Flow.Publisher<String> publisher(int n, Progress p, Alerts a, Cancellation c, SessionState s) {
        RandomValues values = now.generate(n, new Tools(p, a, c, s));
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long wanted) {
                try {
                    if (values.hasNext()) subscriber.onNext(values.next());
                    else subscriber.onComplete();
                } catch (RuntimeException e) {
                    subscriber.onError(e);
                }
            }

            @Override
            public void cancel() {
                values.close();
            }
        });
    }
}
