package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;

/** A generator that is a publisher: what it does to its subscription, and what it is told. */
class PublishedTest {
    private final CancelSwitch cancellation = new CancelSwitch();
    private final List<String> seen = new ArrayList<>();

    /** Publishes what it is asked for, on the thread that asks. */
    private final class Counting implements Flow.Publisher<Integer> {
        private final int last;

        Counting(int last) {
            this.last = last;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
                private int n;

                @Override
                public void request(long asked) {
                    seen.add("request " + asked);
                    if (n < last) subscriber.onNext(++n);
                    else subscriber.onComplete();
                }

                @Override
                public void cancel() {
                    seen.add("cancel");
                }
            });
        }
    }

    private Yields of(Flow.Publisher<?> publisher) {
        return Yields.of(publisher, cancellation);
    }

    @Test
    void oneValueIsAskedForAtATime() throws Exception {
        try (Yields yields = of(new Counting(2))) {
            while (yields.advance()) seen.add("value " + yields.value());
            assertFalse(yields.advance(), "asked again after the end");
        }
        assertEquals(List.of("request 1", "value 1", "request 1", "value 2", "request 1", "cancel"), seen);
    }

    @Test
    void whoWantsNoMoreCancels() throws Exception {
        try (Yields yields = of(new Counting(5))) {
            assertTrue(yields.advance());
        }
        assertEquals(List.of("request 1", "cancel"), seen);
    }

    @Test
    void aPublisherMaySubscribeFromAnotherThread() throws Exception {
        try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>();
                Yields yields = of(publisher)) {
            publisher.submit("a");
            publisher.submit("b");
            publisher.close();
            while (yields.advance()) seen.add("value " + yields.value());
        }
        assertEquals(List.of("value a", "value b"), seen);
    }

    @Test
    void itsErrorIsTheCalls() throws Exception {
        IllegalStateException error = new IllegalStateException("broken");
        try (SubmissionPublisher<String> publisher = new SubmissionPublisher<>();
                Yields yields = of(publisher)) {
            publisher.closeExceptionally(error);
            assertEquals(error, assertThrows(IllegalStateException.class, yields::advance));
        }
    }

    @Test
    void aCancelEndsTheWaitForAPublisherThatSaysNothing() throws Exception {
        try (Yields yields = of(subscriber -> {})) {
            cancellation.cancel();
            assertFalse(yields.advance());
        }
        CancelSwitch second = new CancelSwitch();
        try (SubmissionPublisher<String> silent = new SubmissionPublisher<>();
                Yields yields = Yields.of(silent, second)) {
            second.cancel();
            while (yields.advance()) seen.add("value " + yields.value());
        }
        assertEquals(List.of(), seen);
    }

    @Test
    void aSubscriptionThatComesTooLateIsCancelled() throws Exception {
        List<Flow.Subscriber<? super Integer>> subscribers = new ArrayList<>();
        try (Yields yields = of((Flow.Publisher<Integer>) subscribers::add)) {
            cancellation.cancel();
            assertFalse(yields.advance());
        }
        new Counting(1).subscribe(subscribers.get(0));
        assertEquals(List.of("cancel"), seen);
    }

    @Test
    void whatComesBeforeTheSubscriptionIsTheAuthorsMistake() {
        Yields yields = of((Flow.Publisher<Integer>) subscriber -> subscriber.onNext(1));
        IllegalStateException e = assertThrows(IllegalStateException.class, yields::advance);
        assertEquals("The publisher has sent something before onSubscribe", e.getMessage());
    }
}
