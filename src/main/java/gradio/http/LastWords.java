package gradio.http;

import gradio.web.Presence;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.io.IOException;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * The answer to a suspended request, written past Jersey: both containers end it before they tell anybody that the application stops, and
 * from then on it answers nobody.
 */
final class LastWords implements AsyncListener {
    private final AsyncContext async;
    private final Runnable commit; // Jersey's: completes the AsyncContext once
    private final Presence writer = new Presence();
    private volatile boolean ended; // by the container

    private LastWords(AsyncContext async, Runnable commit) {
        this.async = async;
        this.commit = commit;
    }

    /** Once {@code request} is suspended. */
    static LastWords to(HttpServletRequest request, Request jersey) {
        LastWords words =
                new LastWords(request.getAsyncContext(), ((ContainerRequest) jersey).getResponseWriter()::commit);
        words.async.addListener(words);
        return words;
    }

    /** @throws IOException if the client has gone */
    void say(int status, byte[] json) throws IOException {
        say(status, json, false);
    }

    /** {@code 503} with {@code Retry-After}; the connection ends, as it may hold what was not read. */
    void sayGoodbye(byte[] json) throws IOException {
        say(HttpServletResponse.SC_SERVICE_UNAVAILABLE, json, true);
    }

    private void say(int status, byte[] json, boolean last) throws IOException {
        writer.lock();
        try {
            if (ended) throw new IOException("The request has ended without its answer");
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            response.setStatus(status);
            response.setContentType(MediaType.APPLICATION_JSON);
            response.setHeader("Cache-Control", "no-store");
            if (last) response.setHeader("Retry-After", "5");
            if (last && async.getRequest().getProtocol().startsWith("HTTP/1"))
                response.setHeader("Connection", "close");
            response.getOutputStream().write(json);
        } finally {
            complete();
            writer.unlock();
        }
    }

    /** Whether or not it could be written: Jetty keeps a request for ever that nobody completes. */
    private void complete() {
        if (ended) return;
        try {
            commit.run();
        } catch (RuntimeException faster) {
            // the container has completed the request meanwhile
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        writer.awaitAbsence();
        ended = true;
    }

    @Override
    public void onError(AsyncEvent event) {
        writer.awaitAbsence();
        ended = true;
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
