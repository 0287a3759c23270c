package bench;

import org.jspecify.annotations.Nullable;

/**
 * What a photo costs without a model, here and there in turns; the best of some turns, since others use the machine too. The first call is
 * the server's first of all, before anything is loaded or compiled.
 */
final class PhotoCostRows {
    private static final int WARM = 12;
    private static final int TURNS = 3;
    private static final int SMALLER = 8; // times as many of the small photo, for its cost is near the clock's grain

    private final Servers servers;
    private final Table table;

    PhotoCostRows(Servers servers, Table table) {
        this.servers = servers;
        this.table = table;
    }

    /** One server in its turns. */
    private static final class Side implements AutoCloseable {
        private final Target target;
        private final PhotoLoad.Cost first;
        private PhotoLoad.@Nullable Cost best;

        private Side(Target target, byte[] photo) throws Exception {
            this.target = target;
            first = PhotoLoad.run(target, photo, 1, 1);
        }

        private void turn(byte[] photo, int times) throws Exception {
            PhotoLoad.Cost cost = PhotoLoad.run(target, photo, 1, times);
            best = best == null ? cost : cost.orLess(best);
        }

        private PhotoLoad.Cost best() {
            if (best == null) throw new IllegalStateException("no turn yet");
            PhotoLoad.Cost known = best;
            best = null;
            return known;
        }

        @Override
        public void close() throws InterruptedException {
            target.close();
        }
    }

    void measure() throws Exception {
        byte[] large = Photograph.jpeg(4000, 3000);
        byte[] little = Photograph.jpeg(1500, 1000);
        try (Side fast = new Side(servers.photos(), large);
                Side small = new Side(servers.photos("-Dpng.mode=small"), large);
                Side kept = new Side(servers.photos("-Dkeep.hidden=true"), large);
                Side peer = servers.hasPeer() ? new Side(servers.peer(0), large) : null) {
            for (Side side : new Side[] {fast, small, kept}) PhotoLoad.run(side.target, large, 1, WARM);
            for (int i = 0; i < TURNS; i++) {
                fast.turn(large, 2);
                small.turn(large, 2);
                kept.turn(large, 2);
                if (peer != null) peer.turn(large, 1);
            }
            PhotoLoad.Cost other = peer == null ? null : peer.best();
            rows("12 MP, ", fast.best(), other, 10, 1.25);
            rows("12 MP, small, ", small.best(), other, 6, 1.12);
            told("12 MP, hidden colours kept, ", kept.best(), other);
            table.atMostTimes(
                    0.25,
                    "12 MP, seconds of the first call, beside the peer's warm one",
                    fast.first.seconds(),
                    other == null ? null : other.seconds());
            PhotoLoad.run(fast.target, little, 1, WARM);
            if (peer != null) PhotoLoad.run(peer.target, little, 1, 1);
            for (int i = 0; i < TURNS; i++) {
                fast.turn(little, SMALLER);
                if (peer != null) peer.turn(little, 2);
            }
            rows("1.5 MP, ", fast.best(), peer == null ? null : peer.best(), 7, 1.25);
        }
    }

    /** @param times as fast @param bytes times the peer's */
    private void rows(String what, PhotoLoad.Cost ours, PhotoLoad.@Nullable Cost peer, double times, double bytes) {
        table.atMostTimes(1 / times, what + "seconds", ours.seconds(), peer == null ? null : peer.seconds());
        table.atMostTimes(1 / times, what + "CPU seconds", ours.cpuSeconds(), peer == null ? null : peer.cpuSeconds());
        table.atMostTimes(bytes, what + "bytes", ours.bytes(), peer == null ? null : (double) peer.bytes());
    }

    private void told(String what, PhotoLoad.Cost ours, PhotoLoad.@Nullable Cost peer) {
        table.told(what + "seconds", ours.seconds(), peer == null ? null : peer.seconds());
        table.told(what + "CPU seconds", ours.cpuSeconds(), peer == null ? null : peer.cpuSeconds());
        table.told(what + "bytes", ours.bytes(), peer == null ? null : (double) peer.bytes());
    }
}
