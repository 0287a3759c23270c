package gradio.http;

import gradio.wire.Json;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One upload: waits for its turn without a thread, is read by one of the engine's, and is answered once. */
final class Upload implements Uploads.Turn, AsyncListener {
    private static final Logger LOG = System.getLogger(Upload.class.getName());
    private static final long FAREWELL_MS = 500;
    private static final byte[] GOODBYE =
            Json.bytes(Map.of("detail", "The server is stopping. Please try again in a moment."));

    /** Reads an upload to its end and says what the answer is. */
    @FunctionalInterface
    interface Reading {
        Response from(RequestBody body) throws IOException;
    }

    private final String client;
    private final LastWords lastWords;
    private final RequestBody body;
    private final AsyncResponse answer;
    private final Reading reading;
    private final Uploads uploads;
    private final CountDownLatch answered = new CountDownLatch(1);

    /** @param client whose turn it uses up */
    Upload(
            String client,
            LastWords lastWords,
            RequestBody body,
            AsyncResponse answer,
            Reading reading,
            Uploads uploads) {
        this.client = client;
        this.lastWords = lastWords;
        this.body = body;
        this.answer = answer;
        this.reading = reading;
        this.uploads = uploads;
    }

    @Override
    public String client() {
        return client;
    }

    /** Its turn has come. */
    @Override
    public void run() {
        body.begin();
        try {
            answer(reading.from(body));
        } catch (RequestBody.Stopping e) {
            sayGoodbye();
        } catch (IOException | RuntimeException e) {
            answer(e);
        }
    }

    /** Whoever reads it answers. */
    @Override
    public void stop() {
        body.fail(new RequestBody.Stopping());
    }

    @Override
    public void refuse() {
        sayGoodbye();
    }

    private void answer(Object what) {
        try {
            if (what instanceof Throwable failure) answer.resume(failure);
            else answer.resume(what);
            answered.countDown();
        } catch (RuntimeException stopping) {
            LOG.log(Level.DEBUG, "An upload could not be answered", stopping);
            sayGoodbye();
        }
    }

    private void sayGoodbye() {
        try {
            lastWords.sayGoodbye(GOODBYE);
        } catch (IOException | RuntimeException gone) { // nobody is left to be told
            LOG.log(Level.DEBUG, "An upload could not be told that the server stops", gone);
        } finally {
            answered.countDown();
        }
    }

    /** There is no time-out: Tomcat calls this when it stops, and answers in our place when we have not by the end of it. */
    @Override
    public void onTimeout(AsyncEvent event) {
        uploads.stop();
        try {
            boolean told = answered.await(FAREWELL_MS, TimeUnit.MILLISECONDS);
            if (!told) LOG.log(Level.DEBUG, "An upload was not told in time that the server stops");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        body.onError(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        body.fail(new RequestBody.Broken(new IllegalStateException("The container has ended the request")));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
