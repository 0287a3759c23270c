package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import served.Answers;
import served.Frames;
import served.Site;
import served.Visitor;

/** Calls at a steady rate: of a hundred, one is left by its client, five are listened to twice, and ten bring a file and fetch it. */
final class SoakLoad implements AutoCloseable {
    private static final int HUNDRED = 100;
    private static final int CLIENTS = 40; // at a time; where all are busy the rate is not kept
    private static final byte[] FILE = new byte[20_000];

    private final Site site;
    private final int tiny;
    private final int same;
    private final int longer;
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final Semaphore free = new Semaphore(CLIENTS);
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong left = new AtomicLong();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private long number;

    SoakLoad(Site site) throws Exception {
        this.site = site;
        tiny = site.fnIndex("tiny");
        same = site.fnIndex("same");
        longer = site.fnIndex("longer");
        expect(-1, true); // who comes first is slow, and might come back too late
    }

    /** Calls for so long, and waits until the last has ended. */
    void run(int perSecond, long millis) throws InterruptedException {
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long next = System.nanoTime();
        for (long end = next + TimeUnit.MILLISECONDS.toNanos(millis); next < end; next += pause) {
            for (long wait; (wait = next - System.nanoTime()) > 0; ) LockSupport.parkNanos(wait);
            free.acquire();
            long mine = number++;
            threads.execute(() -> call(mine));
            if (System.nanoTime() >= end) break;
        }
        free.acquire(CLIENTS);
        free.release(CLIENTS);
    }

    /** Calls that were answered. */
    long done() {
        return done.get();
    }

    /** Calls whose clients went. */
    long left() {
        return left.get();
    }

    Queue<String> errors() {
        return errors;
    }

    private void call(long mine) {
        try {
            int kind = (int) (mine % HUNDRED);
            if (kind == 0) leave(mine);
            else if (kind <= 5) expect(mine, true);
            else if (kind <= 15) bringFile();
            else expect(mine, false);
        } catch (Exception | AssertionError e) {
            errors.add(mine + ": " + e);
        } finally {
            free.release();
        }
    }

    private void leave(long mine) throws Exception {
        Visitor visitor = join(tiny, mine);
        visitor.listen().close();
        left.incrementAndGet();
    }

    private void expect(long mine, boolean twice) throws Exception {
        Visitor visitor = join(twice ? longer : tiny, mine);
        if (twice) visitor.listen().close();
        assertEquals(String.valueOf(mine), result(visitor).asText());
        done.incrementAndGet();
    }

    private void bringFile() throws Exception {
        String path = site.upload("file.bin", FILE);
        JsonNode file = result(join(same, Answers.fileData(path)));
        HttpResponse<byte[]> fetched =
                site.bytes(site.request("gradio_api/file=" + file.get("path").asText()));
        assertEquals(FILE.length, fetched.body().length);
        done.incrementAndGet();
    }

    private Visitor join(int endpoint, Object argument) throws Exception {
        Visitor visitor = site.visitor();
        Object value = argument instanceof Long number ? number.toString() : argument;
        assertEquals(200, visitor.tryJoin(endpoint, Answers.list(value)).statusCode());
        return visitor;
    }

    private static JsonNode result(Visitor visitor) throws Exception {
        try (Frames frames = visitor.listen()) {
            JsonNode completed = frames.await("process_completed");
            assertEquals("true", completed.get("success").asText(), completed::toString);
            return completed.at("/output/data/0");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
