package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradio.api.Alerts;
import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.Cancellation;
import gradio.api.Progress;
import gradio.wire.Frames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private final Author author = new Author();
    private final Desk desk = new Desk(author);

    /** Writes down what ran. */
    public final class Author {
        final List<String> ran = new ArrayList<>();
        Runnable during = () -> {};

        @Api
        public String echo(String x) {
            ran.add(x);
            during.run();
            return x;
        }

        @Api(concurrencyLimit = 2)
        public String pair(String x) {
            ran.add(x);
            return x;
        }

        @Api(concurrencyLimit = Api.UNLIMITED)
        public String wide(String x) {
            return x;
        }

        @Api
        public Stream<String> count(int n) {
            StringBuilder text = new StringBuilder();
            return Stream.iterate(0, i -> i < n, i -> i + 1)
                    .map(i -> {
                        ran.add("yield " + i);
                        during.run();
                        return text.append(i).toString();
                    })
                    .onClose(() -> ran.add("closed"));
        }

        @Api
        public String fail(String how) {
            if (how.equals("api")) throw new ApiException("shown", "Title", Duration.ofSeconds(5), true);
            if (how.equals("error")) throw new StackOverflowError();
            throw new IllegalStateException("secret");
        }

        @Api
        public String report(Progress progress, Alerts alerts) {
            progress.at(0);
            for (int i = 1; i < 100; i++) progress.at(i / 100.0);
            alerts.info("half");
            progress.at(0.99);
            return "ok";
        }

        @Api
        public String watching(Cancellation cancellation) {
            during.run();
            cancellation.throwIfCancelled();
            return "not reached";
        }

        @Api(batch = true, maxBatchSize = 3)
        public List<String> batch(List<String> x) {
            ran.addAll(x);
            return x.stream().map(one -> one + x.size()).toList();
        }
    }

    @Test
    void anEventIsToldItsPlaceItsStartAndItsResult() {
        desk.join("a", "s", "echo", "hi");
        Desk.Client client = desk.open("s");
        assertEquals("a:0/1 a:starts", client.news());
        desk.runNext();
        assertEquals("a:done[\"hi\"]", client.news());
    }

    private Standing standing(String endpoint) {
        return desk.queue.standing(desk.registry.byName(endpoint).orElseThrow());
    }

    @Test
    void howItStandsIsWhatANewCallWouldFind() {
        assertEquals(new Standing("/echo", 0, 0, 1, null), standing("echo"), "nobody knows how long it takes");
        author.during = () -> desk.timer.advance(1_000);
        desk.join("a", "s", "echo", "1");
        desk.runNext();
        assertEquals(new Standing("/echo", 0, 0, 1, 1.0), standing("echo"));
        desk.join("b", "s", "echo", "2");
        desk.join("c", "s", "echo", "3");
        desk.timer.advance(250);
        assertEquals(
                new Standing("/echo", 1, 1, 1, 2.75),
                standing("echo"),
                "its own, the one ahead, the rest of the first");
        assertEquals(new Standing("/pair", 0, 0, 2, null), standing("pair"), "in another lane");
        assertEquals(10, standing("wide").limit(), "all that may run at once");
    }

    @Test
    void theSecondWaitsForTheFirst() {
        desk.join("a", "s", "echo", "1");
        desk.join("b", "s", "echo", "2");
        Desk.Client client = desk.open("s");
        assertEquals("a:0/1 a:starts b:0/1", client.news());
        assertEquals(1, desk.workers.size());
        desk.runNext();
        assertEquals("a:done[\"1\"] b:starts", client.news());
        desk.runNext();
        assertEquals(List.of("1", "2"), author.ran);
    }

    @Test
    void ranksFallAsOthersStartAndAreToldAtMostAFewTimesASecond() {
        desk.join("run", "x", "echo", "0");
        for (String name : List.of("a", "b", "c")) desk.join(name, "s" + name, "echo", name);
        Desk.Client last = desk.open("sc");
        assertEquals("c:2/3", last.news());
        desk.timer.advance(1_000);
        desk.runNext();
        assertEquals("c:1/2~3.0", last.news(), "a second each: its own, the one ahead, the one that has just begun");
        desk.runNext();
        assertEquals("", last.news(), "told just now");
        desk.timer.advance(400);
        assertTrue(last.news().startsWith("c:0/1~0.7"), "half a second for its own, a quarter for the one that runs");
    }

    @Test
    void whenSeveralLeaveAtOnceTheOthersAreToldWhatIsLeft() {
        desk.join("run", "x", "echo", "0");
        for (String name : List.of("a", "b")) desk.joinFrom("ann", name, "sa", "echo", name);
        desk.joinFrom("bob", "c", "sc", "echo", "c");
        Desk.Client last = desk.open("sc");
        desk.timer.advance(1_000);
        last.news();
        desk.open("sa").frames.leave();
        assertEquals("c:0/1", last.news());
    }

    @Test
    void aStreamLingersAndThenCloses() {
        desk.join("a", "s", "echo", "hi");
        Desk.Client client = desk.open("s");
        desk.runNext();
        client.news();
        desk.timer.advance(299);
        assertEquals("", client.news());
        desk.timer.advance(1);
        assertEquals("close_stream", client.news());
        assertTrue(client.frames.ended());
    }

    @Test
    void aNewSessionOfTheSamePythonClientEndsTheLinger() {
        desk.joinFrom("ann", "a", "s", "echo", "1");
        Desk.Client client = desk.open("s");
        desk.runNext();
        client.news();
        assertEquals(Duration.ZERO, desk.joinFromPython("bob", "t", "echo", "2").hold());
        desk.joinFrom("ann", "c", "u", "echo", "3");
        assertEquals("", client.news());
        assertEquals(
                Duration.ofMillis(150),
                desk.joinFromPython("ann", "v", "echo", "4").hold());
        assertEquals("close_stream", client.news());
        desk.timer.advance(1_000);
        assertEquals("", client.news());
    }

    @Test
    void aNewSessionOfTheSamePythonClientLeavesStreamsThatAreNeeded() {
        desk.joinFrom("ann", "a", "s", "echo", "1");
        Desk.Client client = desk.open("s");
        desk.runNext();
        desk.joinFrom("ann", "b", "s", "echo", "2");
        client.news();
        assertEquals(Duration.ZERO, desk.joinFromPython("ann", "t", "echo", "3").hold());
        desk.runAll();
        assertEquals("b:done[\"2\"]", client.news());
    }

    @Test
    void aJoinDuringTheLingerKeepsTheStreamOpen() {
        desk.join("a", "s", "echo", "1");
        Desk.Client client = desk.open("s");
        desk.runNext();
        desk.timer.advance(200);
        desk.join("b", "s", "echo", "2");
        desk.timer.advance(1_000);
        assertEquals("a:0/1 a:starts a:done[\"1\"] b:0/1~0.0 b:starts", client.news());
        desk.runNext();
        desk.timer.advance(300);
        assertEquals("b:done[\"2\"] close_stream", client.news());
    }

    @Test
    void aJoinBeforeTheEndWasReadKeepsTheStreamOpen() {
        desk.join("a", "s", "echo", "1");
        Desk.Client client = desk.open("s");
        client.reading = false;
        desk.runNext();
        desk.timer.advance(300);
        assertEquals(Duration.ZERO, desk.joinFromPython("ann", "s", "echo", "2").hold(), "no end to race with");
        desk.runNext();
        client.reading = true;
        client.ready();
        assertEquals("a:0/1 a:starts a:done[\"1\"] ?:0/1~0.0 ?:starts ?:done[\"2\"]", client.news());
        desk.timer.advance(300);
        assertEquals("close_stream", client.news());
    }

    @Test
    void aJoinJustAfterTheCloseIsHeldBackUntilTheEndIsOld() throws Exception {
        desk.join("a", "s", "echo", "1");
        desk.open("s");
        desk.runNext();
        desk.timer.advance(400); // closed after 300
        assertEquals(400, desk.joinFromPython("ann", "s", "echo", "2").hold().toMillis());
        desk.timer.advance(399);
        assertEquals(1, desk.joinFromPython("ann", "s", "echo", "3").hold().toMillis());
        desk.timer.advance(1);
        assertEquals(Duration.ZERO, desk.joinFromPython("ann", "s", "echo", "4").hold());
    }

    @Test
    void anUnknownSessionHasNoStream() {
        assertNull(desk.open("nobody").frames);
    }

    @Test
    void aKnownSessionWithNothingPendingClosesSoon() {
        desk.join("a", "s", "echo", "1");
        desk.runNext();
        Desk.Client late = desk.open("s");
        desk.timer.advance(300);
        assertEquals("a:0/1 a:starts a:done[\"1\"] close_stream", late.news());
    }

    @Test
    void aNewerReaderTakesOver() {
        desk.join("a", "s", "echo", "1");
        Desk.Client first = desk.open("s");
        first.news();
        Desk.Client second = desk.open("s");
        assertTrue(first.replaced && first.frames.ended());
        first.frames.leave(); // the old connection dies: that is no reason to drop the session's work
        desk.runNext();
        assertEquals("", first.news());
        assertEquals("a:done[\"1\"]", second.news());
    }

    @Test
    void whoLeavesTakesWaitingEventsAlongAndRunningOnesKeepTheirSlot() {
        desk.join("a", "s", "echo", "1");
        desk.join("b", "s", "echo", "2");
        desk.join("c", "t", "echo", "3");
        Desk.Client client = desk.open("s");
        client.frames.leave();
        assertEquals(1, desk.workers.size(), "the slot is not free before the worker has returned");
        desk.runAll();
        assertEquals(List.of("3"), author.ran, "what had its slot but had not begun is spared too");
        assertNull(desk.open("s").frames);
    }

    @Test
    void whoIsNextAndHasLeftIsNoticedBeforeTheWorkBegins() {
        desk.join("a", "s", "echo", "1");
        desk.join("b", "t", "echo", "2");
        desk.join("c", "u", "echo", "3");
        desk.open("t").gone = true;
        desk.open("u");
        desk.timer.advance(400);
        desk.runAll();
        assertEquals(List.of("1", "3"), author.ran);
    }

    @Test
    void cancellingAWaitingEventLeavesTheOthersAlone() {
        desk.join("a", "s", "echo", "1");
        String b = desk.join("b", "s", "echo", "2");
        Desk.Client client = desk.open("s");
        client.news();
        desk.queue.cancel(null, "s", b);
        assertEquals("b:failed{\"error\":\"Cancelled\",\"visible\":false}", client.news());
        desk.runAll();
        assertEquals("a:done[\"1\"]", client.news());
        assertEquals(List.of("1"), author.ran);
    }

    @Test
    void cancellingARunningEventAnswersAtOnceAndKeepsTheSlot() {
        String a = desk.join("a", "s", "echo", "1");
        desk.join("b", "s", "echo", "2");
        Desk.Client client = desk.open("s");
        client.news();
        author.during = () -> {
            desk.queue.cancel(null, "s", a);
            assertEquals("a:failed{\"error\":\"Cancelled\",\"visible\":false}", client.news());
            assertEquals(0, desk.workers.size());
            author.during = () -> {};
        };
        desk.runAll();
        assertEquals("b:starts b:done[\"2\"]", client.news());
    }

    @Test
    void onlyTheOwnSessionCancels() {
        String a = desk.join("a", "s", "echo", "1");
        desk.join("x", "t", "wide", "1");
        desk.queue.cancel(null, "t", a);
        desk.queue.cancel(null, "nobody", a);
        desk.queue.cancel(null, "s", "unknown");
        Desk.Client client = desk.open("s");
        desk.runAll();
        assertEquals("a:0/1 a:starts a:done[\"1\"]", client.news());
    }

    @Test
    void aGeneratorTellsItsFirstValueWholeThenEditsAndTheLastWhole() {
        desk.join("a", "s", "count", 3);
        Desk.Client client = desk.open("s");
        client.news();
        desk.runNext();
        assertEquals(
                "a:yields[\"0\"] a:yields[[[\"append\",[],\"1\"]]] a:yields[[[\"append\",[],\"2\"]]] a:done[\"012\"]",
                client.news());
        assertEquals("closed", author.ran.get(3));
    }

    @Test
    void anEmptyGeneratorIsDoneWithNull() {
        desk.join("a", "s", "count", 0);
        Desk.Client client = desk.open("s");
        desk.runNext();
        assertEquals("a:0/1 a:starts a:done[null]", client.news());
    }

    @Test
    void aCancelledGeneratorStopsAtItsNextValueAndIsClosed() {
        String a = desk.join("a", "s", "count", 5);
        Desk.Client client = desk.open("s");
        client.news();
        author.during = () -> {
            if (author.ran.size() == 2) desk.queue.cancel(null, "s", a);
        };
        desk.runNext();
        assertEquals("a:yields[\"0\"] a:failed{\"error\":\"Cancelled\",\"visible\":false}", client.news());
        assertEquals(List.of("yield 0", "yield 1", "closed"), author.ran);
    }

    @Test
    void aGeneratorWhoseReaderDoesNotReadIsCancelled() {
        desk.join("a", "s", "count", 1_000); // its frames grow far over the mailbox's 1,000 bytes
        Desk.Client client = desk.open("s");
        client.reading = false;
        desk.runNext();
        assertTrue(author.ran.size() < 20, author.ran.size() + " values for nobody");
        assertEquals("closed", author.ran.get(author.ran.size() - 1));
        client.reading = true;
        client.ready();
        assertTrue(
                client.news()
                        .endsWith(
                                "a:failed{\"error\":\"Cancelled: the results of this call were not read in time.\",\"visible\":false}"));
    }

    @Test
    void aReaderThatFailsHoldsUpNobodyElse() {
        desk.join("x", "r", "echo", "0");
        desk.join("a", "s", "echo", "1");
        desk.queue.open(Frames.QUEUE, null, "s", new Reader() {
            @Override
            public void ready() {
                throw new IllegalStateException("a broken reader, as the log should say");
            }

            @Override
            public void knock() {}

            @Override
            public void replaced() {}
        });
        desk.join("b", "t", "echo", "2");
        Desk.Client other = desk.open("t");
        desk.runAll();
        assertTrue(other.news().contains("b:done[\"2\"]"));
    }

    @Test
    void failuresAreToldOnceAndCostNoSlot() {
        desk.join("a", "s", "fail", "api");
        desk.join("b", "s", "fail", "plain");
        desk.join("c", "s", "fail", "error");
        Desk.Client client = desk.open("s");
        client.news();
        desk.runAll();
        assertEquals(
                "a:failed{\"error\":\"shown\",\"visible\":true,\"duration\":5.0,\"title\":\"Title\"} b:starts c:0/1"
                        + " b:failed{\"error\":\"secret\",\"visible\":true} c:starts"
                        + " c:failed{\"error\":\"StackOverflowError\",\"visible\":true}",
                client.news());
    }

    @Test
    void unlessErrorsAreShownOnlyThoseMeantForUsersAre() {
        Desk strict = new Desk(author, Desk.LIMITS, false);
        strict.join("a", "s", "fail", "api");
        strict.join("b", "s", "fail", "plain");
        Desk.Client client = strict.open("s");
        client.news();
        strict.runAll();
        assertEquals(
                "a:failed{\"error\":\"shown\",\"visible\":true,\"duration\":5.0,\"title\":\"Title\"} b:starts"
                        + " b:failed{\"error\":null}",
                client.news());
    }

    @Test
    void progressIsSampledAndTheLastIsNeverLost() {
        desk.join("a", "s", "report");
        Desk.Client client = desk.open("s");
        client.news();
        desk.runNext();
        assertEquals("a:0.0 a:0.99 a:info=half a:0.99 a:done[\"ok\"]", client.news());
    }

    @Test
    void aCallThatWatchesIsCancelledByItself() {
        String a = desk.join("a", "s", "watching");
        Desk.Client client = desk.open("s");
        author.during = () -> desk.queue.cancel(null, "s", a);
        desk.runNext();
        assertEquals("a:0/1 a:starts a:failed{\"error\":\"Cancelled\",\"visible\":false}", client.news());
    }

    @Test
    void waitingCallsOfABatchEndpointRunAsOne() {
        for (String name : List.of("a", "b", "c", "d", "e")) desk.join(name, "s", "batch", name);
        Desk.Client client = desk.open("s");
        desk.runNext();
        client.news();
        desk.runNext();
        assertEquals("b:done[\"b3\"] c:done[\"c3\"] d:done[\"d3\"] e:starts", client.news());
    }

    @Test
    void clientsTakeTurnsInBatchesToo() {
        desk.joinFrom("ann", "run", "x", "batch", "run");
        for (String name : List.of("a1", "a2", "a3")) desk.joinFrom("ann", name, "a", "batch", name);
        for (String name : List.of("b1", "b2", "b3")) desk.joinFrom("bob", name, "b", "batch", name);
        desk.joinFrom("cid", "c1", "c", "batch", "c1");
        desk.runAll();
        assertEquals(List.of("run", "a1", "b1", "c1", "a2", "b2", "a3", "b3"), author.ran);
    }

    @Test
    void clientsTakeTurns() {
        desk.joinFrom("10.0.0.9", "run", "x", "echo", "run");
        for (int i = 0; i < 3; i++) desk.joinFrom("10.0.0.1", "a" + i, "sa", "echo", "a" + i);
        desk.joinFrom("10.0.0.2", "b", "sb", "echo", "b");
        Desk.Client b = desk.open("sb");
        assertEquals("b:1/4", b.news(), "one of the other client's, not three");
        desk.runAll();
        assertEquals(List.of("run", "a0", "b", "a1", "a2"), author.ran);
    }

    @Test
    void aFullQueueRefuses() {
        Desk small = new Desk(
                author,
                new QueueLimits(
                        2,
                        0,
                        10,
                        100,
                        1_000,
                        1_000_000,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(300),
                        Duration.ZERO,
                        Duration.ofHours(1)),
                true);
        for (int i = 0; i < 3; i++) small.join("e" + i, "s", "echo", "x"); // one runs, two wait
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> small.join("f", "s", "echo", "x"));
        assertEquals("Queue is full. Max size is 2 and size is 2.", e.getMessage());
    }

    @Test
    void lanesShareTheWorkers() {
        Desk two = new Desk(
                author,
                new QueueLimits(
                        100,
                        0,
                        2,
                        100,
                        1_000,
                        1_000_000,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(300),
                        Duration.ZERO,
                        Duration.ofHours(1)),
                true);
        for (int i = 0; i < 5; i++) two.join("e" + i, "s", "wide", "x");
        assertEquals(2, two.workers.size());
        two.runNext();
        assertEquals(2, two.workers.size());
    }

    @Test
    void stoppingAnswersEverybodyAndEndsEveryStream() {
        desk.join("a", "s", "echo", "1");
        desk.join("b", "s", "echo", "2");
        Desk.Client client = desk.open("s");
        client.news();
        desk.queue.stop();
        String stopping = "{\"error\":\"The server is stopping. Please try again in a moment.\",\"visible\":true}";
        assertEquals("a:failed" + stopping + " b:failed" + stopping + " close_stream", client.news());
        desk.runAll();
        assertEquals(List.of(), author.ran, "nothing begins any more");
        assertEquals("", client.news());
        assertThrows(IllegalStateException.class, () -> desk.join("c", "s", "echo", "3"));
    }
}
