package gradio.web;

import gradio.api.RequestInfo;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is. What a caller makes here (sessions, calls, files) is his as far as he can be told from others: by his login, or by
 * a random cookie that {@code /config} gives to whoever has none. Both of Gradio's clients ask for {@code /config} first, and those that
 * keep cookies send it from then on; who keeps none owns nothing, and what he makes is everybody's who knows its random name
 * (reliability-and-security 4).
 */
public final class Callers {
    /** One name for all servers: whose it is does not end with a server. */
    public static final String OWNER_COOKIE = "gradio-owner";

    private static final String REQUEST_ID = RequestId.HEADER.toLowerCase(Locale.ROOT);
    private static final Pattern OWNER = Pattern.compile("[0-9a-f]{32}");

    private final Login login;
    private final Rate rate;
    private final UploadTickets uploads = new UploadTickets(System::nanoTime);
    private final SecureRandom random = new SecureRandom();

    public Callers(Login login, Rate rate) {
        this.login = login;
        this.rate = rate;
    }

    public Login login() {
        return login;
    }

    /** Of those who may upload without a login. */
    public UploadTickets uploads() {
        return uploads;
    }

    /** Who is logged in; null if nobody is. */
    public @Nullable String user(HttpServletRequest request) {
        return login.user(request).orElse(null);
    }

    /** Under whose name requests are counted: the user, else the address, or of many addresses that one customer has what they share. */
    public String client(HttpServletRequest request) {
        String user = user(request);
        return user != null ? "user " + user : Forwarded.network(Forwarded.clientAddress(request));
    }

    /**
     * Counts a call of a client.
     *
     * @throws TooManyCalls if it is one too many
     */
    public void count(HttpServletRequest request) {
        rate.take(client(request));
    }

    /** Whose is what this request makes, and what it may find; null for nobody's. */
    public @Nullable String owner(HttpServletRequest request) {
        String user = user(request);
        if (user != null) return "user " + user;
        return cookie(request, OWNER_COOKIE)
                .filter(value -> OWNER.matcher(value).matches())
                .map(value -> "cookie " + value)
                .orElse(null);
    }

    /**
     * A copy of what an endpoint may know of a request, which has its {@link RequestId} in any case. Calls share the names of headers:
     * thousands may wait, and their clients send the same.
     */
    public RequestInfo info(HttpServletRequest request, Map<String, List<String>> query, String sessionHash) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT).intern(), Collections.list(request.getHeaders(name)));
        }
        headers.put(REQUEST_ID, List.of(RequestId.of(request)));
        return new RequestInfo(headers, query, Forwarded.clientAddress(request), user(request), sessionHash);
    }

    /** The value of an {@link #OWNER_COOKIE} for a caller who has none. */
    public String newOwner() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name)) return Optional.of(cookie.getValue());
        }
        return Optional.empty();
    }
}
