package page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A PNG as its chunks. */
record Png(List<Chunk> chunks) {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    record Chunk(String type, byte[] data) {
        /** With its CRC. */
        byte[] bytes() {
            byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
            CRC32 crc = new CRC32();
            crc.update(name);
            crc.update(data);
            return ByteBuffer.allocate(12 + data.length)
                    .putInt(data.length)
                    .put(name)
                    .put(data)
                    .putInt((int) crc.getValue())
                    .array();
        }
    }

    /** Fails on a wrong CRC, and on anything after the end. */
    static Png of(byte[] file) {
        ByteBuffer rest = ByteBuffer.wrap(file);
        byte[] start = new byte[8];
        rest.get(start);
        if (!java.util.Arrays.equals(start, SIGNATURE)) throw new IllegalArgumentException("No PNG");
        List<Chunk> chunks = new ArrayList<>();
        while (rest.hasRemaining()) {
            byte[] data = new byte[rest.getInt()];
            byte[] type = new byte[4];
            rest.get(type).get(data);
            Chunk chunk = new Chunk(new String(type, StandardCharsets.ISO_8859_1), data);
            if (ByteBuffer.wrap(chunk.bytes()).getInt(8 + data.length) != rest.getInt())
                throw new IllegalArgumentException("CRC of " + chunk.type());
            chunks.add(chunk);
        }
        return new Png(chunks);
    }

    /** Types in their order, each run once. */
    List<String> types() {
        List<String> types = new ArrayList<>();
        for (Chunk chunk : chunks)
            if (types.isEmpty() || !types.get(types.size() - 1).equals(chunk.type())) types.add(chunk.type());
        return types;
    }

    /** With a colour profile, before the pixels. */
    Png withProfile(byte[] icc) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes("test\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(data)) {
            zlib.write(icc);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Chunk> more = new ArrayList<>(chunks);
        more.add(1, new Chunk("iCCP", data.toByteArray()));
        return new Png(more);
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        for (Chunk chunk : chunks) file.writeBytes(chunk.bytes());
        return file.toByteArray();
    }
}
