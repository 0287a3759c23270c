package bench;

import containers.ContainerKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Many sessions at once, of which one call runs at a time. */
final class CrowdRows {
    private static final int CROWD = 1_000;
    private static final int WAITING = 10_000;
    private static final int HELD_S = 30; // while they join
    private static final long LIMIT_S = 200;
    private static final double NANOS = 1e9;

    private final Servers servers;
    private final Table table;

    CrowdRows(Servers servers, Table table) {
        this.servers = servers;
        this.table = table;
    }

    /** What became of a crowd. */
    private record Result(double seconds, int messages, double ranksPerSecond) {}

    void measure() throws Exception {
        try (Target ours = servers.ours(ContainerKind.JETTY)) {
            crowd(ours, CROWD); // the JVM compiles what it needs
            Result own = crowd(ours, CROWD);
            Result other = null;
            if (servers.hasPeer()) {
                try (Target peer = servers.peer()) {
                    other = crowd(peer, CROWD);
                }
            }
            String what = "1,000 users at once, ";
            table.atMost(3, what + "seconds", own.seconds(), other == null ? null : other.seconds());
            table.atMost(
                    10.0 * CROWD, what + "messages", own.messages(), other == null ? null : (double) other.messages());
            table.atMost(
                    4,
                    what + "ranks a second to each at most",
                    own.ranksPerSecond(),
                    other == null ? null : other.ranksPerSecond());
            table.atMost(0, "10,000 waiting sessions, lost", waiting(ours), null);
        }
    }

    private static Result crowd(Target target, int count) throws IOException {
        int[] done = {0};
        try (Loop loop = new Loop(target.address())) {
            List<User> users = new ArrayList<>();
            for (int i = 0; i < count; i++) users.add(new User(loop, target, () -> done[0]++));
            long start = System.nanoTime();
            for (User user : users) user.call("noop", "[\"x\"]");
            loop.run(() -> done[0] == count, LIMIT_S);
            double seconds = (System.nanoTime() - start) / NANOS;
            int messages = users.stream().mapToInt(User::messages).sum();
            double most = 0;
            for (User user : users) most = Math.max(most, (user.ranks() - 1) / Math.max(1, user.latency() / NANOS));
            return new Result(seconds, messages, most);
        }
    }

    /** @return how many of those who waited behind a long call were not answered */
    private static int waiting(Target target) throws IOException {
        int[] done = {0};
        try (Loop loop = new Loop(target.address())) {
            List<User> users = new ArrayList<>();
            for (int i = 0; i < WAITING; i++) {
                User user = new User(loop, target, () -> done[0]++);
                users.add(user);
                user.call("slow", i == 0 ? "[" + HELD_S + "]" : "[0]");
                loop.run(user::joined, LIMIT_S);
                user.leaveJoins(); // a process may not have two connections for each
            }
            long until = System.nanoTime() + HELD_S * 2_000_000_000L;
            loop.run(() -> done[0] == WAITING || System.nanoTime() > until, LIMIT_S);
            return WAITING - done[0];
        }
    }
}
