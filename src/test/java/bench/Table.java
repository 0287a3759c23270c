package bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was measured, line by line, each as soon as it is known. */
final class Table {
    private int kept;
    private int missed;

    Table() {
        System.out.printf("%-66s %12s %12s %8s  %-24s%n", "figure", "ours", "peer", "ratio", "limit");
    }

    /** @param peer null if there is none to compare with */
    void atMost(double limit, String figure, double ours, @Nullable Double peer) {
        row(figure, ours, peer, "<= " + text(limit), ours <= limit);
    }

    void atLeast(double limit, String figure, double ours, @Nullable Double peer) {
        row(figure, ours, peer, ">= " + text(limit), ours >= limit);
    }

    /** Holds if ours is at least so many times the peer's; without a peer nothing is said. */
    void atLeastTimes(double factor, String figure, double ours, @Nullable Double peer) {
        row(figure, ours, peer, ">= " + text(factor) + " x peer", peer == null ? null : ours >= factor * peer);
    }

    /** Holds if ours is at most this part of the peer's. */
    void atMostTimes(double factor, String figure, double ours, @Nullable Double peer) {
        row(figure, ours, peer, "<= " + text(factor) + " x peer", peer == null ? null : ours <= factor * peer);
    }

    /** For the reader only. */
    void told(String figure, double ours, @Nullable Double peer) {
        row(figure, ours, peer, "", null);
    }

    private void row(String figure, double ours, @Nullable Double peer, String limit, @Nullable Boolean within) {
        if (within != null && within) kept++;
        if (within != null && !within) missed++;
        System.out.printf(
                "%-66s %12s %12s %8s  %-18s %s%n",
                figure,
                text(ours),
                peer == null ? "-" : text(peer),
                peer == null || peer == 0 ? "-" : text(ours / peer),
                limit,
                within == null ? "" : within ? "PASS" : "FAIL");
    }

    private static String text(double value) {
        boolean exact = value == Math.rint(value) || Math.abs(value) >= 1_000;
        return String.format(
                Locale.ROOT,
                exact ? "%,.0f" : Math.abs(value) >= 100 ? "%.1f" : Math.abs(value) >= 1 ? "%.2f" : "%.4f",
                value);
    }

    void end() {
        System.out.println(kept + " limits are kept, " + missed + " are missed.");
    }
}
