package operators;

import clients.Child;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Class loaders of web applications that are in a process, by its JDK's own tool, which collects garbage before it counts. */
final class Loaders {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ROUNDS = 20; // what has to be finalized, or is cleaned up, takes some

    private Loaders() {}

    /** @return how many are left, after collecting as often as it may take until there are at most so many */
    static long left(Jdk jdk, long process, Pattern loader, long wanted) throws IOException, InterruptedException {
        long left = count(jdk, process, loader);
        for (int i = 1; i < ROUNDS && left > wanted; i++) left = count(jdk, process, loader);
        return left;
    }

    /** Lines of {@code number: instances bytes class}. */
    private static long count(Jdk jdk, long process, Pattern loader) throws IOException, InterruptedException {
        List<String> histogram = List.of(jdk.tool("jcmd"), Long.toString(process), "GC.class_histogram");
        return Child.run(histogram, LIMIT)
                .expectSuccess()
                .output()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length >= 4 && loader.matcher(words[3]).matches())
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }
}
