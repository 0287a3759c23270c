package textbehindimage.cutout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that may be a model: it is there, and not empty. */
record ModelFile(Path path, long size, String sha256) {
    private static final String POINTER = "version https://git-lfs";

    static ModelFile read(Path path) throws UnfitModel {
        if (!Files.exists(path)) throw new UnfitModel("Model file " + path + " does not exist");
        if (!Files.isRegularFile(path)) throw new UnfitModel("Model file " + path + " is not a file");
        try {
            long size = Files.size(path);
            if (size == 0) throw new UnfitModel("Model file " + path + " is empty");
            if (isPointer(path))
                throw new UnfitModel(
                        "Model file " + path + " is a Git LFS pointer, not the model; git lfs pull fetches that");
            return new ModelFile(path, size, digest(path));
        } catch (IOException e) {
            throw new UnfitModel("Model file " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isPointer(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(POINTER.length()), StandardCharsets.ISO_8859_1).equals(POINTER);
        }
    }

    private static String digest(Path path) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
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

    /** For the operator. */
    @Override
    public String toString() {
        return "Model file " + path + " (" + size + " bytes) has the sha256 " + sha256;
    }
}
