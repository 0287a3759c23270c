package gradio.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of a request: the caller's own or a proxy's where it is fit for a log, else a random one. The answer has it, and so have the
 * line of the call and that of a failure.
 */
public final class RequestId {
    /** Of requests and answers. */
    public static final String HEADER = "X-Request-Id";

    private static final String KNOWN = RequestId.class.getName();

    /** Anybody can send one: it must neither end a line of a log nor fill it. */
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The same each time; from when it is first asked for it takes some 200 bytes for as long as the request lasts. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof String known) return known;
        String given = request.getHeader(HEADER);
        String id = given != null && FIT.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(KNOWN, id);
        return id;
    }
}
