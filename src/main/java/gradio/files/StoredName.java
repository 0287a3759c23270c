package gradio.files;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file on disk and in URLs: made of {@code A-Z a-z 0-9 . _ -} only, because both containers refuse or cut the rest
 * (gradio-protocol 3.1, reliability-and-security D8), and such as Windows takes as it stands: no device, no dot at the end, no stream or
 * drive. The rules are the same everywhere, so that a store can be moved.
 */
final class StoredName {
    private static final int MAX_LENGTH = 100;
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|(com|lpt)\\d)(\\..*)?");

    private StoredName() {}

    /** Never empty, never hidden, never a Windows device; the extension survives shortening. */
    static String of(@Nullable String userName) {
        String base = userName == null ? "" : userName.substring(lastSeparator(userName) + 1);
        StringBuilder plain = new StringBuilder();
        base.codePoints().forEach(c -> plain.append(allowed(c) ? (char) c : '_'));
        cutDots(plain);
        if (plain.isEmpty()) return "file";
        boolean device =
                DEVICE.matcher(plain.toString().toLowerCase(Locale.ROOT)).matches();
        if (device || plain.charAt(0) == '.') plain.insert(0, '_');
        return shortened(plain);
    }

    /** Whether a file may have this name in the store. */
    static boolean is(String name) {
        return name.equals(of(name));
    }

    /** Windows leaves them out. */
    private static void cutDots(StringBuilder name) {
        while (!name.isEmpty() && name.charAt(name.length() - 1) == '.') name.setLength(name.length() - 1);
    }

    /** The user's name without directories and control characters, for {@code orig_name}. */
    static String display(String userName) {
        return userName.substring(lastSeparator(userName) + 1).replaceAll("\\p{Cntrl}", "");
    }

    private static int lastSeparator(String name) {
        return Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    }

    private static boolean allowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }

    private static String shortened(StringBuilder name) {
        if (name.length() <= MAX_LENGTH) return name.toString();
        int dot = name.lastIndexOf(".");
        String extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
        name.setLength(MAX_LENGTH - extension.length());
        cutDots(name);
        return name + extension;
    }
}
