package textbehindimage.cutout.photo.jdk;

import java.io.IOException;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;
import textbehindimage.cutout.photo.format.Deadline;
import textbehindimage.cutout.photo.format.FileBytes;

/**
 * Parts of a file, one after another, for the JDK's decoders. Past the deadline every read fails: the one way to stop a
 * JPEG decoder, which looks neither at interrupts nor at abort(), but must come here for each next piece.
 */
final class SplicedInput extends ImageInputStreamImpl {
    private final FileBytes file;
    private final List<JdkPixels.Part> parts;
    private final Deadline deadline;
    private int part;
    private long partStart; // where the current part begins in this stream
    private boolean late;

    SplicedInput(FileBytes file, List<JdkPixels.Part> parts, Deadline deadline) {
        this.file = file;
        this.parts = parts;
        this.deadline = deadline;
    }

    /** Whether a read was refused because of the deadline; decoders dress the exception up in many ways. */
    boolean late() {
        return late;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (length == 0) return 0;
        if (deadline.passed()) {
            late = true;
            throw new IOException("Decoding took too long");
        }
        if (!findPart()) return -1;
        JdkPixels.Part current = parts.get(part);
        long at = streamPos - partStart;
        int most = (int) Math.min(length, current.length() - at);
        int count = most;
        if (current.bytes() == null) count = file.read(current.start() + at, into, offset, most);
        else System.arraycopy(current.bytes(), (int) at, into, offset, most);
        streamPos += count;
        return count;
    }

    private boolean findPart() {
        if (streamPos < partStart) {
            part = 0;
            partStart = 0;
        }
        while (part < parts.size() && streamPos - partStart >= parts.get(part).length()) {
            partStart += parts.get(part++).length();
        }
        return part < parts.size();
    }
}
