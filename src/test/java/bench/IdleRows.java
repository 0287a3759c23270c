package bench;

import containers.ContainerKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reliability.JavaMonitor;

/** Ten thousand sessions that wait behind a long call, first without their streams, then with them; and a server that nobody uses. */
final class IdleRows {
    private static final int STREAMS = 10_000;
    private static final int FIRST = 100; // at a time; what is needed once is there when these are open
    private static final int WATCHED_S = 10;
    private static final long LIMIT_S = 120;
    private static final double KB = 1000;

    private final Servers servers;
    private final Table table;

    IdleRows(Servers servers, Table table) {
        this.servers = servers;
        this.table = table;
    }

    void measure() throws Exception {
        measure(ContainerKind.JETTY, 9);
        measure(ContainerKind.TOMCAT, 105);
    }

    /** @param limit in KB of heap for each stream */
    private void measure(ContainerKind kind, double limit) throws Exception {
        String where = kind == ContainerKind.JETTY ? "Jetty: " : "Tomcat: ";
        try (Target ours = servers.ours(kind);
                Loop loop = new Loop(ours.address())) {
            JavaMonitor monitor = new JavaMonitor(ours.process());
            cpuMillis(ours); // the JVM is busy with itself for a while
            table.atMost(
                    5,
                    where + "ms of CPU a second without a stream, of which a JVM alone takes some",
                    cpuMillis(ours),
                    null);
            List<User> users = new ArrayList<>();
            while (users.size() < STREAMS) users.addAll(join(loop, ours));
            long waiting = monitor.liveBytes();
            listen(loop, users.subList(0, FIRST));
            long before = monitor.liveBytes();
            listen(loop, users.subList(FIRST, STREAMS));
            long bytes = monitor.liveBytes() - before;
            table.atMost(
                    limit, where + "KB of heap for each of 10,000 idle streams", bytes / KB / (STREAMS - FIRST), null);
            table.told(where + "MB of heap with 10,000 calls that wait, before their streams", waiting / KB / KB, null);
            table.atMost(300, where + "threads with 10,000 idle streams", monitor.threads(), null);
            table.told(where + "ms of CPU a second, 2,000 heartbeats", cpuMillis(ours), null);
        }
    }

    /** Some more who wait. */
    private static List<User> join(Loop loop, Target target) throws IOException {
        List<User> users = new ArrayList<>();
        for (int i = 0; i < FIRST; i++) {
            users.add(new User(loop, target, () -> {}));
            users.get(i).call("slow", "[600]", false);
        }
        loop.run(() -> users.stream().allMatch(User::joined), LIMIT_S);
        for (User user : users) user.leaveJoins();
        return users;
    }

    private static void listen(Loop loop, List<User> users) throws IOException {
        for (int i = 0; i < users.size(); i += FIRST) {
            List<User> some = users.subList(i, i + FIRST);
            for (User user : some) user.listen();
            loop.run(() -> some.stream().allMatch(user -> user.messages() > 0), LIMIT_S);
        }
    }

    private static double cpuMillis(Target target) throws InterruptedException {
        double before = target.cpu();
        TimeUnit.SECONDS.sleep(WATCHED_S);
        return (target.cpu() - before) * 1000 / WATCHED_S;
    }
}
