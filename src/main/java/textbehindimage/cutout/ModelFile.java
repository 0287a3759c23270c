package textbehindimage.cutout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** A file that may be a model: it is there, and not empty. */
record ModelFile(Path path, long size) {
    private static final String POINTER = "version https://git-lfs";

    static ModelFile of(Path path) throws UnfitModel {
        if (!Files.exists(path)) throw new UnfitModel("Model file " + path + " does not exist");
        if (!Files.isRegularFile(path)) throw new UnfitModel("Model file " + path + " is not a file");
        try {
            long size = Files.size(path);
            if (size == 0) throw new UnfitModel("Model file " + path + " is empty");
            if (isPointer(path))
                throw new UnfitModel(
                        "Model file " + path + " is a Git LFS pointer, not the model; git lfs pull fetches that");
            return new ModelFile(path, size);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static boolean isPointer(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(POINTER.length()), StandardCharsets.ISO_8859_1).equals(POINTER);
        }
    }

    String sha256() throws UnfitModel {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            read(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /**
     * Tells a damaged file, and takes a tenth of a second of CPU less than the digest in a JVM that has just started; who forges a model to
     * fit it could write the card, too.
     */
    String crc32() throws UnfitModel {
        CRC32 sum = new CRC32();
        read(sum::update);
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }

    private interface Reader {
        void take(byte[] block, int from, int length);
    }

    private void read(Reader reader) throws UnfitModel {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] block = new byte[1 << 16];
            for (int length; (length = in.read(block)) >= 0; ) reader.take(block, 0, length);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static UnfitModel unreadable(Path path, IOException e) {
        return new UnfitModel("Model file " + path + " cannot be read: " + e.getMessage(), e);
    }

    /** For the operator. */
    String described() throws UnfitModel {
        return "Model file " + path + " (" + size + " bytes) has the sha256 " + sha256();
    }
}
