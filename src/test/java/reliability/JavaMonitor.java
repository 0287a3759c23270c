package reliability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into another Java process with the JDK's own tool. */
public record JavaMonitor(Process process) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int TRIES = 100;
    private static final Pattern FULL_COLLECTIONS =
            Pattern.compile("(?m)^sun\\.gc\\.collector\\.1\\.invocations=(\\d+)");
    private static final Pattern CLASS = Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /**
     * What its objects take after a full garbage collection. While native code holds an array, as the JDK's JPEG decoder does for
     * most of its time, the JVM collects nothing and counts what is dead too (GCLocker); then it is asked again.
     */
    public long liveBytes() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            long before = fullCollections();
            Matcher total = TOTAL.matcher(ask("GC.class_histogram"));
            assertTrue(total.find());
            if (fullCollections() > before) return Long.parseLong(total.group(1));
        }
        throw new AssertionError("No garbage collection in " + TRIES + " tries");
    }

    /** How many objects there are of each class whose name begins so; those that are garbage not counted. */
    public Map<String, Long> objects(String prefix) throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        Matcher line = CLASS.matcher(ask("GC.class_histogram"));
        while (line.find())
            if (line.group(3).startsWith(prefix)) counts.put(line.group(3), Long.parseLong(line.group(1)));
        return counts;
    }

    /** What the objects of each class take; those that are garbage not counted. */
    public Map<String, Long> bytes() throws Exception {
        Map<String, Long> bytes = new TreeMap<>();
        Matcher line = CLASS.matcher(ask("GC.class_histogram"));
        while (line.find()) bytes.merge(line.group(3), Long.parseLong(line.group(2)), Long::sum);
        return bytes;
    }

    private long fullCollections() throws Exception {
        Matcher count = FULL_COLLECTIONS.matcher(ask("PerfCounter.print"));
        assertTrue(count.find());
        return Long.parseLong(count.group(1));
    }

    /** How many threads it has, those of the JVM included. */
    public long threads() throws Exception {
        return ask("Thread.print").lines().filter(line -> line.startsWith("\"")).count();
    }

    private String ask(String command) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return Child.run(List.of(jcmd, Long.toString(process.pid()), command), LIMIT)
                .expectSuccess()
                .output();
    }
}
