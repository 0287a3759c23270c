package gradio.queue;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.ApiException;
import gradio.api.Cancellation;
import gradio.api.FileGate;
import gradio.files.FileData;
import gradio.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** What the author's functions do in a random run: report, look whether they are cancelled, let other things happen, and end somehow. */
final class RandomCalls {
    private final RandomRun run;
    private final Dice dice;
    private final RandomTrace trace;
    private final RandomLedger ledger;

    RandomCalls(RandomRun run, Dice dice, RandomTrace trace, RandomLedger ledger) {
        this.run = run;
        this.dice = dice;
        this.trace = trace;
        this.ledger = ledger;
    }

    /** An event's files, which other things happen before, and which cannot be had now and then. */
    FileGate files(RandomEvent event) {
        return new FileGate() {
            @Override
            public FileData in(JsonNode value) {
                throw new IllegalStateException("no endpoint takes files");
            }

            @Override
            public void fetch(Cancellation cancellation) throws IOException {
                trace.check(
                        event.started && !event.fetched, () -> event + " fetches its files before its time, or twice");
                event.fetched = true;
                if (dice.oneIn(6)) run.any();
                if (!dice.oneIn(30)) return;
                trace.seen("files that cannot be had");
                end(List.of(event), RandomReader.failed("no file"));
                if (dice.oneIn(2)) throw new IOException("no file");
                throw new ApiException("no file");
            }

            @Override
            public JsonNode out(FileData result) {
                throw new IllegalStateException("no endpoint returns files");
            }

            @Override
            public void release() {
                event.isReleased();
            }
        };
    }

    /** A plain call or a batch: a result for each, or none at all. */
    List<String> call(List<RandomEvent> events, RandomAuthor.Tools tools) {
        begins(events);
        try {
            works(events, tools);
            maybeFails(events, tools);
        } finally {
            ledger.ends(events.get(0).lane);
            events.forEach(event -> event.returned = true);
        }
        String endpoint = events.get(0).endpoint;
        if (RandomAuthor.BATCHES.containsKey(endpoint) && dice.oneIn(8)) {
            String text = "/%s was given a batch of %d and must return a List of as many, not []";
            end(events, RandomReader.failed(String.format(text, endpoint, events.size())));
            return List.of();
        }
        for (RandomEvent event : events) end(List.of(event), RandomReader.done(Json.tree(List.of(event.toString()))));
        return events.stream().map(RandomEvent::toString).toList();
    }

    /** A generator of a few values. */
    RandomValues generate(RandomEvent event, RandomAuthor.Tools tools) {
        List<RandomEvent> alone = List.of(event);
        begins(alone);
        RandomValues values = new RandomValues(event.toString(), dice.below(5)) {
            private boolean ended;

            @Override
            void beforeNext() {
                ended = true; // unless there is a next
                works(alone, tools);
                maybeFails(alone, tools);
                if (left() == 0) end(alone, RandomReader.done(Json.tree(Collections.singletonList(last()))));
                else ended = false;
                event.reports = true;
            }

            @Override
            void closed() {
                trace.add(event, " is closed");
                if (!ended) looks(alone, tools);
                trace.check(ended || event.over(), () -> event + " is closed though it has not ended");
                ledger.ends(event.lane);
                event.returned = true;
            }
        };
        return values;
    }

    private void begins(List<RandomEvent> events) {
        trace.add("begins ", events);
        boolean wanted = events.stream().anyMatch(event -> !event.over());
        trace.check(wanted, () -> events + " begins though nobody waits for it");
        for (RandomEvent event : events) {
            trace.check(
                    event.started && !event.ran, () -> event + (event.ran ? " runs twice" : " runs before it starts"));
            event.ran = true;
            trace.check(event.fetched, () -> event + " runs without its files");
        }
    }

    private void works(List<RandomEvent> events, RandomAuthor.Tools tools) {
        for (int i = run.draining() ? 0 : dice.below(4); i > 0; i--) {
            switch (dice.below(8)) {
                case 0 -> tools.progress().at(dice.below(100) / 100.0);
                case 1 -> {
                    events.forEach(event -> event.reports = true);
                    tools.alerts().info("note");
                }
                case 2 -> {
                    if (tools.state() != null) tools.state().update("n", Integer.class, n -> n == null ? 1 : null);
                }
                case 3 -> tools.cancellation().onCancel(action(events));
                default -> run.any();
            }
            looks(events, tools);
        }
    }

    /** A call is told that it is cancelled as soon as nobody waits for it any more, and not before. */
    private void looks(List<RandomEvent> events, RandomAuthor.Tools tools) {
        Thread.interrupted();
        boolean cancelled = tools.cancellation().isCancelled();
        RandomEvent first = events.get(0);
        if (cancelled && !first.over() && events.size() == 1 && run.mayStall(first)) end(events, RandomEvent.STALLED);
        boolean over = events.stream().allMatch(event -> event.over() || cancelled && run.mayStall(event));
        trace.check(cancelled == over, () -> events + (cancelled ? " are told to be cancelled" : " are not told"));
    }

    private Runnable action(List<RandomEvent> events) {
        boolean fails = dice.oneIn(3);
        boolean[] done = {false};
        return () -> {
            trace.check(!done[0], () -> events + " are cancelled twice");
            done[0] = true;
            if (fails) throw new IllegalStateException("an action that fails");
        };
    }

    private void maybeFails(List<RandomEvent> events, RandomAuthor.Tools tools) {
        try {
            switch (dice.below(16)) {
                case 0 -> throw new ApiException("api", "Title", Duration.ofSeconds(5), true);
                case 1 -> throw new IllegalStateException("state");
                case 2 -> throw new StackOverflowError("error");
                case 3, 4, 5 -> tools.cancellation().throwIfCancelled();
                default -> {}
            }
        } catch (RuntimeException | StackOverflowError e) {
            end(events, RandomReader.failed(e.getMessage()));
            throw e;
        }
    }

    private void end(List<RandomEvent> events, String how) {
        trace.add(events, " ", how);
        for (RandomEvent event : events) event.ends(how);
    }
}
