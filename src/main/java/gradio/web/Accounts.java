package gradio.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may use a server. Without any of the four ways in, everybody may.
 *
 * @param users passwords by name, as Gradio's {@code auth}
 * @param tokens SHA-256 hashes, in hexadecimal, of bearer tokens for scripts
 * @param container whether names and passwords are asked of the container's realm too
 * @param proxy who else says who is logged in
 */
public record Accounts(Map<String, String> users, List<String> tokens, boolean container, Optional<ProxyLogin> proxy) {
    /** Everybody may do everything. */
    public static final Accounts NONE = new Accounts(Map.of(), List.of(), false, Optional.empty());

    private static final int NAMED_BY = 8;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    public Accounts {
        users = Map.copyOf(users);
        tokens = List.copyOf(tokens);
        for (String token : tokens) {
            if (!SHA_256.matcher(token).matches()) {
                throw new IllegalArgumentException("A token is stored as 64 hexadecimal digits, its SHA-256, not as "
                        + token.length() + " characters");
            }
        }
    }

    /** Whether anybody has to say who he is. */
    public boolean required() {
        return hasPasswords() || !tokens.isEmpty() || proxy.isPresent();
    }

    /** Whether anybody can log in by name and password. */
    boolean hasPasswords() {
        return !users.isEmpty() || container;
    }

    /** Compared in constant time, also for a name that does not exist. */
    boolean isUser(String name, String password) {
        String known = users.get(name);
        boolean same = MessageDigest.isEqual(sha256(password), sha256(known == null ? "" : known));
        return same && known != null;
    }

    /** The name of whoever has this token, which says of which: {@code token-} and the first digits of its hash; empty for a wrong one. */
    Optional<String> token(String token) {
        byte[] given = sha256(token);
        Optional<String> found = Optional.empty();
        for (String known : tokens) { // all of them, so that it takes as long for any
            boolean same = MessageDigest.isEqual(given, HexFormat.of().parseHex(known));
            if (same)
                found = Optional.of("token-" + known.substring(0, NAMED_BY).toLowerCase(Locale.ROOT));
        }
        return found;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
