package bench;

import containers.ContainerKind;
import java.io.IOException;
import java.net.Socket;
import java.util.UUID;
import reliability.JavaMonitor;

/** A generator that makes 4 GB, for a client that reads none of it, and for one that has never come. */
final class BlobRows {
    private static final String HUGE = "[4000, 1024]";
    private static final int USERS = 8;
    private static final int WARM = 20_000;
    private static final double SECONDS = 4;
    private static final long LIMIT_S = 60;
    private static final double MB = 1e6;
    private static final double NANOS = 1e9;

    private final Servers servers;
    private final Table table;

    BlobRows(Servers servers, Table table) {
        this.servers = servers;
        this.table = table;
    }

    void measure() throws Exception {
        try (Target ours = servers.ours(ContainerKind.JETTY)) {
            try (Noops warm = new Noops(ours, USERS)) {
                warm.jobs(WARM);
            }
            measure(ours, true, "4 GB that are never read: ");
            measure(ours, false, "4 GB without a reader: ");
        }
    }

    private void measure(Target ours, boolean opened, String what) throws Exception {
        JavaMonitor monitor = new JavaMonitor(ours.process());
        String session = UUID.randomUUID().toString();
        try (Noops others = new Noops(ours, USERS);
                Loop loop = new Loop(ours.address());
                Socket reader = new Socket()) {
            double p99 = others.seconds(SECONDS).percentile(0.99);
            long before = monitor.liveBytes();
            long start = System.nanoTime();
            boolean[] joined = {false};
            loop.connect().send(ours.join(session, "blob", HUGE), new Connection.Listener() {
                @Override
                public void line(String line) {}

                @Override
                public void end() {
                    joined[0] = true;
                }
            });
            loop.run(() -> joined[0], LIMIT_S);
            if (opened) {
                reader.connect(ours.address());
                reader.getOutputStream().write(ours.listen(session));
            }
            double meanwhile = others.seconds(SECONDS).percentile(0.99);
            long growth = monitor.liveBytes() - before;
            table.atMost(16, what + "MB of heap", growth / MB, null);
            table.atMost(
                    Math.max(2 * p99, p99 + 20),
                    what + "p99 of others in ms (was " + Math.round(p99) + ")",
                    meanwhile,
                    null);
            table.atMost(15, what + "seconds until the slot is free", untilFree(loop, ours, start), null);
        }
    }

    /** Until another call of the same lane, which takes one at a time, has been answered. */
    private static double untilFree(Loop loop, Target ours, long start) throws IOException {
        boolean[] done = {false};
        new User(loop, ours, () -> done[0] = true).call("blob", "[1, 1]");
        loop.run(() -> done[0], LIMIT_S);
        return (System.nanoTime() - start) / NANOS;
    }
}
