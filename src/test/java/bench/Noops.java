package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Users who call {@code noop} again and again, each as soon as the call before is completed. */
final class Noops implements AutoCloseable {
    private static final long LIMIT_S = 300;
    private static final double NANOS = 1e9;

    /** @param latencies nanoseconds, sorted */
    record Result(int jobs, double seconds, double cpuSeconds, List<Long> latencies) {
        double perCpuSecond() {
            return jobs / cpuSeconds;
        }

        double perSecond() {
            return jobs / seconds;
        }

        /** In milliseconds. */
        double percentile(double part) {
            return latencies.get((int) ((latencies.size() - 1) * part)) / 1e6;
        }
    }

    private final Target target;
    private final Loop loop;
    private final List<User> users = new ArrayList<>();
    private final List<Long> latencies = new ArrayList<>();
    private boolean stopping;
    private int busy;

    Noops(Target target, int count) throws IOException {
        this.target = target;
        this.loop = new Loop(target.address());
        for (int i = 0; i < count; i++) {
            int number = i;
            users.add(new User(loop, target, () -> completed(number)));
        }
    }

    private void completed(int number) {
        latencies.add(users.get(number).latency());
        try {
            if (stopping) busy--;
            else users.get(number).call("noop", "[\"x\"]");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Until so many jobs are done. */
    Result jobs(int count) throws IOException {
        return run(count, Double.MAX_VALUE);
    }

    Result seconds(double seconds) throws IOException {
        return run(Integer.MAX_VALUE, seconds);
    }

    private Result run(int count, double seconds) throws IOException {
        latencies.clear();
        stopping = false;
        busy = users.size();
        double cpu = target.cpu();
        long start = System.nanoTime();
        for (User user : users) user.call("noop", "[\"x\"]");
        loop.run(() -> latencies.size() >= count || (System.nanoTime() - start) / NANOS > seconds, LIMIT_S);
        stopping = true;
        loop.run(() -> busy == 0, LIMIT_S);
        double wall = (System.nanoTime() - start) / NANOS;
        List<Long> sorted = new ArrayList<>(latencies);
        Collections.sort(sorted);
        return new Result(sorted.size(), wall, target.cpu() - cpu, sorted);
    }

    @Override
    public void close() throws IOException {
        loop.close();
    }
}
