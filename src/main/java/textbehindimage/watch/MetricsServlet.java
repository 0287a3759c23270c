package textbehindimage.watch;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Answers {@code /metrics}, to those who may see how busy a server is. */
public final class MetricsServlet extends WatchServlet {
    /** Whom figures are for, beside those who bring a token. */
    public enum Audience {
        /** Nobody: then there is no such address. */
        OFF,
        /** Whoever asks from the machine itself and not through a proxy. */
        LOCAL,
        /** Everybody; something before the server has to tell them apart. */
        OPEN
    }

    private static final long serialVersionUID = 1;
    private static final String PATH = "/metrics";
    private static final String BEARER = "Bearer ";
    private static final List<String> BY_A_PROXY = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final transient Metrics metrics;
    private final Audience audience;
    private final transient List<byte[]> tokens;

    private MetricsServlet(Metrics metrics, Audience audience, List<String> tokens) {
        this.metrics = metrics;
        this.audience = audience;
        this.tokens = tokens.stream().map(HexFormat.of()::parseHex).toList();
    }

    /** @param tokens SHA-256 hashes, in hexadecimal */
    public static void in(ServletContext context, Metrics metrics, Audience audience, List<String> tokens) {
        context.addServlet("metrics", new MetricsServlet(metrics, audience, tokens))
                .addMapping(PATH);
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (may(request)) {
            write(response, HttpServletResponse.SC_OK, "text/plain;version=0.0.4;charset=utf-8", metrics.text());
            return;
        }
        response.setHeader("WWW-Authenticate", "Bearer realm=\"metrics\"");
        write(
                response,
                HttpServletResponse.SC_UNAUTHORIZED,
                "text/plain;charset=utf-8",
                "Metrics are for this machine itself, or for a token of tbi.metrics_tokens.\n");
    }

    private boolean may(HttpServletRequest request) throws IOException {
        if (audience == Audience.OPEN) return true;
        String authorization = request.getHeader("Authorization");
        if (authorization != null) return isKnown(authorization);
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && BY_A_PROXY.stream().allMatch(name -> request.getHeader(name) == null);
    }

    private boolean isKnown(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) return false;
        byte[] hash = hash(authorization.substring(BEARER.length()).strip());
        boolean known = false;
        for (byte[] token : tokens)
            known |= MessageDigest.isEqual(token, hash); // every one, so that time tells nothing
        return known;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
