package gradio.http;

import gradio.api.BadArguments;
import gradio.queue.QueueRefusal;
import gradio.web.TooManyCalls;
import gradio.web.TooManyStreams;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers to bad requests, in the shapes that the clients can read (gradio-protocol 4.1). */
final class Problems {
    static final int UNPROCESSABLE = 422;

    private static final Duration SOON = Duration.ofSeconds(5);

    private Problems() {}

    /** {@code {"detail": text}}. */
    static WebApplicationException of(int status, String detail) {
        return new WebApplicationException(detail, response(status, detail));
    }

    static Response response(int status, Object detail) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("detail", detail))
                .build();
    }

    /** The queue takes no call now: 503, or 429 if only this client has too many. */
    static WebApplicationException refused(QueueRefusal e) {
        return busy(e.ofClient() ? 429 : 503, e.getMessage(), e.retryAfter());
    }

    /** As the queue's refusals. */
    static WebApplicationException refused(TooManyStreams e) {
        return busy(e.ofClient() ? 429 : 503, String.valueOf(e.getMessage()), SOON);
    }

    /** 429. */
    static WebApplicationException refused(TooManyCalls e) {
        return busy(429, String.valueOf(e.getMessage()), e.retryAfter());
    }

    /** {@code {"detail": text}} with {@code Retry-After}. */
    static WebApplicationException busy(int status, String detail, Duration retryAfter) {
        Response response = Response.fromResponse(response(status, detail))
                .header("Retry-After", Math.max(1, retryAfter.toSeconds()))
                .build();
        return new WebApplicationException(detail, response);
    }

    /** A body that cannot be read; {@code detail} has to be a list of objects, the Python client dies of anything else. */
    static WebApplicationException unreadable(String type, String message, Object... where) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type);
        problem.put("loc", List.of(where));
        problem.put("msg", message);
        return new WebApplicationException(message, response(UNPROCESSABLE, List.of(problem)));
    }

    /** Arguments that do not fit, in the form of upstream's validators, which both clients show by parameter. */
    static WebApplicationException validation(BadArguments e) {
        List<Map<String, Object>> problems =
                e.problems().stream().map(Problems::validation).toList();
        return new WebApplicationException(e.getMessage(), response(UNPROCESSABLE, problems));
    }

    private static Map<String, Object> validation(BadArguments.Problem problem) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("__type__", "validate");
        entry.put("is_valid", false);
        entry.put("message", problem.message());
        entry.put("parameter_name", problem.parameter());
        return entry;
    }
}
