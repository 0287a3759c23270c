package gradio.web;

import gradio.wire.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * What comes out of a servlet or a filter in the place of an answer: logged once, and told by number only. The containers would make a
 * page of it, Jetty one with the exception's words.
 */
final class Uncaught {
    private static final Logger LOG = System.getLogger(Uncaught.class.getName());

    private Uncaught() {}

    /** Answers a request whose response is not committed, and holds nothing but headers that may be sent. */
    static void answer(Throwable e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = RequestId.of(request);
        // Mostly a client that has gone while its request was read.
        Level level = e instanceof IOException ? Level.DEBUG : Level.ERROR;
        LOG.log(level, "Request failed, error id " + id, e);
        byte[] body = Json.bytes(Map.of("detail", "Internal server error. Error id: " + id));
        response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        if (request.isAsyncStarted()) request.getAsyncContext().complete();
    }
}
