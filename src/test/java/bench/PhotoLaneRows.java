package bench;

import org.jspecify.annotations.Nullable;

/** A lane that each photo holds for as long as a BiRefNet runs on a GPU, and users who want more than it gives. */
final class PhotoLaneRows {
    private static final int LANE_MS = 165;
    private static final String LANE = "-Dlane.ms=" + LANE_MS;
    private static final double MILLIS = 1e3;
    private static final int MANY = 8;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Servers servers;
    private final Table table;

    PhotoLaneRows(Servers servers, Table table) {
        this.servers = servers;
        this.table = table;
    }

    void measure() throws Exception {
        byte[] large = Photograph.jpeg(4000, 3000);
        byte[] little = Photograph.jpeg(1500, 1000);
        try (Target ours = servers.photos(LANE);
                Target peer = servers.hasPeer() ? servers.peer(LANE_MS) : null) {
            PhotoLoad.run(ours, large, MANY, 2); // the JVM compiles what it needs
            PhotoLoad.Cost alone = PhotoLoad.run(ours, large, 1, 8);
            table.told(what("12 MP", 1), alone.perSecond(), rate(peer, large, 1, 2));
            double allowed = Math.min(MILLIS / LANE_MS, CORES / alone.cpuSeconds());
            for (int users : new int[] {4, MANY}) {
                double rate = PhotoLoad.run(ours, large, users, 32 / users).perSecond();
                table.atLeastTimes(20, what("12 MP", users), rate, rate(peer, large, users, 1));
                table.atLeast(
                        0.9,
                        "12 MP, " + users + " users: of what the lane and " + CORES + " cores allow",
                        rate / allowed,
                        null);
            }
            PhotoLoad.run(ours, little, MANY, 4);
            double rate = PhotoLoad.run(ours, little, MANY, 6).perSecond();
            @Nullable Double other = rate(peer, little, MANY, 1);
            table.told(what("1.5 MP", MANY), rate, other);
            table.atLeast(
                    0.8,
                    "1.5 MP, " + MANY + " users: share of the time that the lane is held",
                    rate * LANE_MS / MILLIS,
                    other == null ? null : other * LANE_MS / MILLIS);
        }
    }

    private static String what(String photo, int users) {
        return photo + ", lane of " + LANE_MS + " ms, " + users + (users == 1 ? " user" : " users")
                + ", images a second";
    }

    private static @Nullable Double rate(@Nullable Target peer, byte[] photo, int users, int each) throws Exception {
        return peer == null ? null : PhotoLoad.run(peer, photo, users, each).perSecond();
    }
}
