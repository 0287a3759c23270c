package bench;

import containers.ContainerKind;
import org.jspecify.annotations.Nullable;

/**
 * A job that does nothing, through the whole protocol. Ours is measured when the JVM has compiled it, which takes some hundred thousand
 * jobs; the peer from its first job on, since it is at its best then.
 */
final class NoopRows {
    private static final int[] USERS = {1, 8, 32, 128};
    private static final int MANY = 100_000;
    private static final int SLICE = 20_000;
    private static final int ROUNDS = 4;
    private static final double SECONDS = 4;

    private final Servers servers;
    private final Table table;

    NoopRows(Servers servers, Table table) {
        this.servers = servers;
        this.table = table;
    }

    void measure() throws Exception {
        try (Target ours = servers.ours(ContainerKind.JETTY)) {
            warmUp(ours);
            double alone = 0;
            double dearest = 0; // as many times as dear as for one user
            for (int users : USERS) {
                Noops.Result result = measure(ours, users);
                Noops.@Nullable Result fresh = null;
                Noops.@Nullable Result quiet = null;
                if (servers.hasPeer()) {
                    try (Target peer = servers.peer()) {
                        fresh = measure(peer, users);
                    }
                    try (Target peer = servers.peerWithoutStatistics()) {
                        quiet = measure(peer, users);
                    }
                }
                row(users, result, fresh, quiet);
                if (users == 1) alone = result.perCpuSecond();
                dearest = Math.max(dearest, alone / result.perCpuSecond());
            }
            table.atMost(1.25, "no-op, CPU of a job at 1 to 128 users / at 1 user, at most", dearest, null);
        }
    }

    /**
     * What a job costs while the JVM warms up. It compiles for more than a minute on two cores, and again where a few users take other ways
     * through the code than many; so all are let run some times before they are measured.
     */
    private void warmUp(Target ours) throws Exception {
        try (Noops noops = new Noops(ours, 8)) {
            double first = 0;
            double last = 0;
            for (int done = 0; done < MANY; done += SLICE) {
                last = slice(noops, done);
                if (done == 0) first = last;
            }
            table.atLeast(
                    0.95, "no-op, jobs per CPU second: last 20,000 of 100,000 / first 20,000", last / first, null);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int users : USERS) measure(ours, users);
        }
    }

    private double slice(Noops noops, int done) throws Exception {
        double perCpuSecond = noops.jobs(SLICE).perCpuSecond();
        String which = "jobs " + (done + 1) + " to " + (done + SLICE);
        table.told("no-op, 8 users, jobs per CPU second, " + which, perCpuSecond, null);
        return perCpuSecond;
    }

    private static Noops.Result measure(Target target, int users) throws Exception {
        try (Noops noops = new Noops(target, users)) {
            return noops.seconds(SECONDS);
        }
    }

    private void row(int users, Noops.Result ours, Noops.@Nullable Result fresh, Noops.@Nullable Result quiet) {
        String what = "no-op, " + users + " users, ";
        table.atLeastTimes(20, what + "jobs per CPU second, peer fresh", ours.perCpuSecond(), cpu(fresh));
        table.told(what + "jobs per CPU second, peer without statistics", ours.perCpuSecond(), cpu(quiet));
        table.told(what + "jobs per second", ours.perSecond(), fresh == null ? null : fresh.perSecond());
        table.atMostTimes(0.2, what + "p50 in ms", ours.percentile(0.5), fresh == null ? null : fresh.percentile(0.5));
        table.told(what + "p99 in ms", ours.percentile(0.99), fresh == null ? null : fresh.percentile(0.99));
    }

    private static @Nullable Double cpu(Noops.@Nullable Result result) {
        return result == null ? null : result.perCpuSecond();
    }
}
