package gradio.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a stored file's directory says of its owner: nothing for nobody's, else enough to know him again and not to find out
 * who he is. So it holds as long as the file does, without a list that could be lost.
 */
final class OwnerTag {
    private static final int BYTES = 8;

    private OwnerTag() {}

    /** Empty for null; else a hyphen and 16 hexadecimal digits. */
    static String of(@Nullable String owner) {
        if (owner == null) return "";
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(owner.getBytes(StandardCharsets.UTF_8));
            return "-" + HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
