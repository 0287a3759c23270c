package textbehindimage.watch;

import static textbehindimage.watch.JsonText.member;
import static textbehindimage.watch.JsonText.object;

import gradio.api.CallListener;
import gradio.api.EndedCall;
import gradio.api.RequestInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A line of JSON for each call that is over. Who called is told by a hash that is the same as long as the server runs, and that nobody can
 * go back from; neither arguments nor results, names nor paths are in it.
 */
public final class CallLog implements CallListener {
    /** The logger, under which a container can give the lines a file of their own. */
    static final String NAME = "textbehindimage.calls";

    private static final Logger LOG = System.getLogger(NAME);
    private static final int HASH_BYTES = 6;

    /** What a proxy gives a request; it may also come from the caller, who is not to fill the log. */
    private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Consumer<String> out;
    private final InstantSource clock;
    private final byte[] salt = new byte[16];

    CallLog(Consumer<String> out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        new SecureRandom().nextBytes(salt);
    }

    public static CallLog toLogger() {
        return new CallLog(line -> LOG.log(Level.INFO, line), InstantSource.system());
    }

    @Override
    public void ended(EndedCall call) {
        List<String> members = new ArrayList<>();
        members.add(
                member("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString()));
        if (call.id() != null) members.add(member("call", call.id()));
        members.add(member("endpoint", call.endpoint()));
        members.add(member("outcome", call.outcome().name().toLowerCase(Locale.ROOT)));
        members.add(member("waited_ms", call.waited().toMillis()));
        members.add(member("ran_ms", call.ran().toMillis()));
        members.add(member("client", hash(call.request())));
        call.request()
                .header("x-request-id")
                .filter(id -> REQUEST.matcher(id).matches())
                .ifPresent(id -> members.add(member("request", id)));
        out.accept(object(members));
    }

    private String hash(RequestInfo request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            String principal = request.principal();
            String client = principal == null ? "address " + request.clientAddress() : "user " + principal;
            byte[] hash = digest.digest(client.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
