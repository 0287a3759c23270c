package gradio.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in: by the container, by a proxy's word, by a bearer token, or by the cookie that {@code /login} gave. Failed attempts lock
 * a name out for a while, for the address that made them.
 */
public final class Login {
    private static final int MAX_FAILURES = 5;
    private static final Duration LOCKED = Duration.ofSeconds(30);
    private static final Duration VALID = Duration.ofHours(12);
    private static final int MAX_REMEMBERED = 10_000;
    private static final String BEARER = "Bearer ";

    /** Too many wrong passwords. */
    public static final class LockedOut extends Exception {
        private static final long serialVersionUID = 1;

        private final long seconds;

        LockedOut(long seconds) {
            super("Too many failed attempts. Try again in " + seconds + " seconds.");
            this.seconds = seconds;
        }

        /** How long to wait. */
        public long seconds() {
            return seconds;
        }
    }

    /** How a script says who it is. */
    public enum Way {
        /** It need not, or a proxy knows. */
        NONE,
        /** By a bearer token. */
        TOKEN,
        /** By name and password at {@code /login}. */
        PASSWORD
    }

    private record Ticket(String user, long until) {}

    private record Failures(int count, long last) {}

    private final Accounts accounts;
    private final String cookieName;
    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();
    // Guarded by this; oldest first.
    private final Map<String, Ticket> tickets = new LinkedHashMap<>(); // by the hash of the cookie's value
    private final Map<String, Failures> failures = new LinkedHashMap<>(); // by address and name

    /** @param appId tells this server's cookie from those of others on the same host */
    public Login(Accounts accounts, String appId, LongSupplier nanoTime) {
        this.accounts = accounts;
        this.cookieName = cookieName(appId);
        this.nanoTime = nanoTime;
    }

    public boolean required() {
        return accounts.required();
    }

    /** The way that is meant for scripts, where there are several. */
    public Way way() {
        if (!accounts.tokens().isEmpty()) return Way.TOKEN;
        return accounts.hasPasswords() ? Way.PASSWORD : Way.NONE;
    }

    /** The cookie's name at a server of this id. */
    public static String cookieName(String appId) {
        return "access-token-" + appId.substring(0, 8);
    }

    public String cookieName() {
        return cookieName;
    }

    /** What whoever is not logged in is told, as upstream tells it; with a message where a form to log in would be of no use. */
    public Map<String, @Nullable Object> refusal() {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("error", "Not authenticated");
        detail.put("auth_message", accounts.hasPasswords() ? null : otherWays());
        return detail;
    }

    private String otherWays() {
        String token = "a bearer token is needed, in the header \"Authorization: Bearer ...\".";
        if (accounts.proxy().isEmpty()) return "There are no passwords here: " + token;
        String proxy = "Who may use this server is known by a proxy, through which it has to be asked.";
        return accounts.tokens().isEmpty() ? proxy : proxy + " Otherwise " + token;
    }

    /** The user behind a request; empty if nobody is logged in. */
    public Optional<String> user(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        if (principal != null) return Optional.of(principal.getName());
        Optional<String> named = accounts.proxy().flatMap(proxy -> proxy.user(request));
        if (named.isPresent()) return named;
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            return accounts.token(authorization.substring(BEARER.length()).trim());
        }
        return Callers.cookie(request, cookieName).flatMap(this::userOf);
    }

    private synchronized Optional<String> userOf(String value) {
        Ticket ticket = tickets.get(hash(value));
        return ticket == null || ticket.until() - nanoTime.getAsLong() < 0
                ? Optional.empty()
                : Optional.of(ticket.user());
    }

    /**
     * The value of a new cookie, or empty for wrong credentials.
     *
     * @throws LockedOut after too many failures
     * @throws ServletException if the container's realm does not let go of a user
     */
    public Optional<String> logIn(HttpServletRequest request, String name, String password)
            throws LockedOut, ServletException {
        // Many directories take a name in any case, and its spellings shall not be worth five attempts each.
        String key = Forwarded.clientAddress(request) + " " + name.toLowerCase(Locale.ROOT);
        checkNotLocked(key);
        Optional<String> user = Optional.empty();
        if (accounts.isUser(name, password)) user = Optional.of(name);
        else if (accounts.container()) user = knownToContainer(request, name, password);
        if (user.isEmpty()) {
            failed(key);
            return Optional.empty();
        }
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String value = HexFormat.of().formatHex(bits);
        remember(key, value, user.get());
        return Optional.of(value);
    }

    /** What the realm calls whoever has this name and password. It is asked only: a login of ours must not hang on a container's session. */
    private static Optional<String> knownToContainer(HttpServletRequest request, String name, String password)
            throws ServletException {
        boolean hadSession = request.getSession(false) != null;
        try {
            request.login(name, password);
        } catch (ServletException wrong) {
            return Optional.empty();
        }
        String user = request.getUserPrincipal().getName();
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null && !hadSession) session.invalidate(); // Jetty begins one where the context has a login form
        return Optional.of(user);
    }

    private synchronized void checkNotLocked(String key) throws LockedOut {
        Failures so = failures.get(key);
        if (so == null || so.count() < MAX_FAILURES) return;
        long left = LOCKED.toNanos() - (nanoTime.getAsLong() - so.last());
        if (left > 0) throw new LockedOut(Duration.ofNanos(left).toSeconds() + 1);
        failures.remove(key);
    }

    private synchronized void failed(String key) {
        Failures before = failures.remove(key);
        failures.put(key, new Failures(before == null ? 1 : before.count() + 1, nanoTime.getAsLong()));
        forgetOldest(failures);
    }

    private synchronized void remember(String key, String value, String name) {
        failures.remove(key);
        tickets.put(hash(value), new Ticket(name, nanoTime.getAsLong() + VALID.toNanos()));
        forgetOldest(tickets);
    }

    private static void forgetOldest(Map<String, ?> map) {
        if (map.size() <= MAX_REMEMBERED) return;
        Iterator<String> oldest = map.keySet().iterator();
        oldest.next();
        oldest.remove();
    }

    /** Ends the login of a request's cookie. */
    public void logOut(HttpServletRequest request) {
        Callers.cookie(request, cookieName).ifPresent(value -> {
            synchronized (this) {
                tickets.remove(hash(value));
            }
        });
    }

    private static String hash(String value) {
        return HexFormat.of().formatHex(Accounts.sha256(value));
    }
}
