package textbehindimage.cutout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Finds the file beside its card and makes sure that it is the one that the card means. */
final class ModelFiles {
    private ModelFiles() {}

    static Path find(Path modelCard, ModelCard card) throws UnfitModel {
        Path file = modelCard.resolveSibling(card.file());
        if (!Files.exists(file)) throw new UnfitModel("Model file " + file + " does not exist");
        if (!Files.isRegularFile(file)) throw new UnfitModel("Model file " + file + " is not a file");
        try {
            if (Files.size(file) == 0) throw new UnfitModel("Model file " + file + " is empty");
            String sha256 = sha256(file);
            if (sha256.equals(card.sha256())) return file;
            throw new UnfitModel("Model file " + file + " (" + Files.size(file) + " bytes) has the sha256 " + sha256
                    + "; its card asks for " + card.sha256());
        } catch (IOException e) {
            throw new UnfitModel("Model file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                byte[] block = new byte[1 << 16];
                while (in.read(block) >= 0) {
                    // the digest looks on
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
