package textbehindimage.cutout.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;

/** A PNG taken apart: each chunk's checksum is looked at, and what the pixels were packed into. */
record PngFile(byte[] bytes, List<String> types, byte[] packed) {
    static PngFile of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] signature = new byte[8];
        in.get(signature);
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, signature);
        List<String> types = new ArrayList<>();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        while (in.hasRemaining()) {
            byte[] data = new byte[in.getInt()];
            byte[] type = new byte[4];
            in.get(type).get(data);
            CRC32 sum = new CRC32();
            sum.update(type);
            sum.update(data);
            types.add(new String(type, StandardCharsets.US_ASCII));
            assertEquals((int) sum.getValue(), in.getInt(), () -> "checksum of chunk " + types);
            if (types.get(types.size() - 1).equals("IDAT")) packed.writeBytes(data);
        }
        return new PngFile(bytes, types, packed.toByteArray());
    }

    /** The filtered rows, from one zlib stream with nothing behind it. */
    byte[] inflated(int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] plain = new byte[length + 1];
            int size = 0;
            for (int more = 1; more > 0; size += more) more = inflater.inflate(plain, size, plain.length - size);
            assertEquals(length, size);
            assertTrue(inflater.finished(), "the stream has no end");
            assertEquals(0, inflater.getRemaining(), "bytes behind the stream");
            return Arrays.copyOf(plain, length);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }

    /** Every sample as the JDK reads it. */
    byte[] samples() throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        int[] wide = image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        byte[] samples = new byte[wide.length];
        for (int i = 0; i < wide.length; i++) samples[i] = (byte) wide[i];
        return samples;
    }
}
