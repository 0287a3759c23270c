package gradio.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.io.IOException;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * The answer to a suspended request, written past Jersey: both containers end it before they tell anybody that the application stops, and
 * from then on it answers nobody.
 *
 * @param commit Jersey's: completes {@code async} once
 */
record LastWords(AsyncContext async, Runnable commit) {
    /** Once {@code request} is suspended. */
    static LastWords to(HttpServletRequest request, Request jersey) {
        return new LastWords(request.getAsyncContext(), ((ContainerRequest) jersey).getResponseWriter()::commit);
    }

    /** @throws IOException if the client has gone */
    void say(int status, byte[] json) throws IOException {
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json);
        commit.run();
    }

    /** {@code 503} with {@code Retry-After}; the connection ends, as it may hold what was not read. */
    void sayGoodbye(byte[] json) throws IOException {
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        response.setHeader("Retry-After", "5");
        if (async.getRequest().getProtocol().startsWith("HTTP/1")) response.setHeader("Connection", "close");
        say(HttpServletResponse.SC_SERVICE_UNAVAILABLE, json);
    }
}
