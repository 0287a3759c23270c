package gradio;

import java.util.function.LongSupplier;

/** Servers that believe a test, and not the disk, how much of it is free. */
public final class FreeSpace {
    private FreeSpace() {}

    /** @param bytes asked for whenever something is to be stored */
    public static Server.Builder of(LongSupplier bytes, Server.Builder server) {
        return server.freeSpace(bytes);
    }
}
