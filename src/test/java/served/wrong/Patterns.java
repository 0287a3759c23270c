package served.wrong;

import java.util.regex.Pattern;

/** Regular expressions that a text can keep busy, each in its own way. */
final class Patterns {
    private static final Pattern NESTED = Pattern.compile("(a+)+");
    private static final Pattern TWICE = Pattern.compile(".*=.*=.*!");
    private static final Pattern DEEP = Pattern.compile("(?:\\w|-)*");

    private Patterns() {}

    static boolean any(String text) {
        return NESTED.matcher(text).matches()
                || TWICE.matcher(text).matches()
                || DEEP.matcher(text).matches()
                || text.matches("\\s*\\s*x")
                || text.replaceAll(" +$", "").isEmpty()
                || Pattern.compile(text).pattern().isEmpty();
    }
}
