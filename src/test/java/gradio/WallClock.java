package gradio;

import java.time.InstantSource;

/** Servers that believe a test, and not the system, what time it is. */
public final class WallClock {
    private WallClock() {}

    public static Server.Builder of(InstantSource clock, Server.Builder server) {
        return server.clock(clock);
    }
}
