package gradio.files;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file on disk and in URLs: made of {@code A-Z a-z 0-9 . _ -} only, because both containers refuse or cut the rest
 * (gradio-protocol 3.1, reliability-and-security D8).
 */
final class StoredName {
    private static final int MAX_LENGTH = 100;
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private StoredName() {}

    /** Never empty, never hidden, never a Windows device; the extension survives shortening. */
    static String of(@Nullable String userName) {
        String base = userName == null ? "" : userName.substring(lastSeparator(userName) + 1);
        StringBuilder plain = new StringBuilder();
        base.codePoints().forEach(c -> plain.append(allowed(c) ? (char) c : '_'));
        while (!plain.isEmpty() && plain.charAt(plain.length() - 1) == '.') plain.setLength(plain.length() - 1);
        if (plain.isEmpty()) return "file";
        if (plain.charAt(0) == '.') plain.insert(0, '_');
        String name = shortened(plain.toString());
        String stem = name.substring(0, (name + ".").indexOf('.')).toLowerCase(Locale.ROOT);
        return DEVICES.contains(stem) ? "_" + name : name;
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

    private static String shortened(String name) {
        if (name.length() <= MAX_LENGTH) return name;
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
        return name.substring(0, MAX_LENGTH - extension.length()) + extension;
    }
}
