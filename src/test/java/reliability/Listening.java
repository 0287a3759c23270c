package reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import served.Answers;
import served.Site;

/** An event stream that is read as it comes, by no thread of its own. */
public final class Listening implements Flow.Subscriber<String> {
    /** One frame and when it came, by {@link System#nanoTime}. */
    public record Heard(JsonNode frame, long at) {
        public String kind() {
            return frame.path("msg").asText();
        }
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final long LIMIT_S = 50; // less than the limit of a test, which then says what it was waiting for

    private final List<Heard> heard = new ArrayList<>(); // Guarded by this.
    private final CompletableFuture<Long> end = new CompletableFuture<>();

    private Listening() {}

    /** Opens {@code path}; what is no JSON there ({@code ALIVE}) becomes a text. */
    public static Listening to(Site site, String path) {
        Listening listening = new Listening();
        CLIENT.sendAsync(site.request(path).build(), BodyHandlers.fromLineSubscriber(listening))
                .whenComplete((answer, cut) -> {
                    if (cut != null) listening.end.completeExceptionally(cut);
                });
        return listening;
    }

    public static Listening toSession(Site site, String session) {
        return to(site, "gradio_api/queue/data?session_hash=" + session);
    }

    /** When the stream ended, by {@link System#nanoTime}; exceptional if it was cut. */
    public CompletableFuture<Long> end() {
        return end;
    }

    public synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** The frames of these kinds, in order. */
    List<JsonNode> frames(String... kinds) {
        return heard().stream()
                .filter(one -> List.of(kinds).contains(one.kind()))
                .map(Heard::frame)
                .toList();
    }

    /** Waits for a frame of one of these kinds. */
    public void await(String... kinds) throws InterruptedException {
        await(one -> List.of(kinds).contains(one.kind()));
    }

    /** Waits until its call has this place in line. */
    void awaitRank(int rank) throws InterruptedException {
        await(one -> one.frame().path("rank").asInt(-1) == rank);
    }

    /** Waits for anything at all. */
    public void awaitAnything() throws InterruptedException {
        await(one -> true);
    }

    private synchronized void await(Predicate<Heard> wanted) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (heard.stream().noneMatch(wanted)) {
            if (System.nanoTime() > until || end.isDone())
                throw new AssertionError("it did not come; there were " + heard);
            TimeUnit.SECONDS.timedWait(this, 1);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription lines) {
        lines.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(String line) {
        if (!line.startsWith("data: ")) return;
        String data = line.substring("data: ".length());
        heard.add(new Heard(data.startsWith("{") ? Answers.read(data) : TextNode.valueOf(data), System.nanoTime()));
        notifyAll();
    }

    @Override
    public void onError(@Nullable Throwable cut) {
        end.completeExceptionally(cut);
        wake();
    }

    @Override
    public void onComplete() {
        end.complete(System.nanoTime());
        wake();
    }

    private synchronized void wake() {
        notifyAll();
    }
}
