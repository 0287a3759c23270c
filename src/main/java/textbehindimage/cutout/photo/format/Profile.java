package textbehindimage.cutout.photo.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;

/** ICC profiles are carried along, not applied: the pixels stay as they were and so does what they mean. */
public final class Profile {
    private Profile() {}

    /** The data of an iCCP chunk: name, method, compressed profile. */
    public static byte[] chunk(byte[] icc) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes("ICC Profile\0\0".getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(chunk)) {
            deflater.write(icc);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array does not fail
        }
        return chunk.toByteArray();
    }
}
