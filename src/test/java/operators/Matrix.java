package operators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.function.Executable;

/** What was measured in each {@link Cell}, as a table in Markdown. */
final class Matrix {
    static final String FAILED = "**failed**";

    private static final Path FILE = Path.of("target/matrix.md");
    static final String NONE = "–";

    /** A column, with its title. */
    enum Step {
        START("Ready after"),
        PAGE("Page, by Chromium"),
        PYTHON("`gradio_client`"),
        JAVASCRIPT("`@gradio/client`"),
        UPLOADS("100 MB refused, 15 MB taken"),
        REDEPLOYS("Five redeploys"),
        TERMINATION("SIGTERM with 50 calls");

        final String title;

        Step(String title) {
            this.title = title;
        }
    }

    /** What a step has found beside the time that it took. */
    interface Found {
        String find() throws Throwable;
    }

    private final Map<Cell, Map<Step, String>> cells = new LinkedHashMap<>();
    private final Map<Cell, String> versions = new LinkedHashMap<>();

    void begin(Cell cell, String version) {
        versions.put(cell, version);
        cells.put(cell, new LinkedHashMap<>());
    }

    /** Takes the time of a step. */
    void measure(Cell cell, Step step, Executable work) throws Throwable {
        record(cell, step, () -> {
            long began = System.nanoTime();
            work.execute();
            return seconds(System.nanoTime() - began);
        });
    }

    /** Takes what a step says of itself. */
    void record(Cell cell, Step step, Found found) throws Throwable {
        cells.get(cell).put(step, FAILED);
        cells.get(cell).put(step, found.find());
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / (double) TimeUnit.SECONDS.toNanos(1));
    }

    /** Prints the table, and writes it where the build writes. */
    void publish() throws IOException {
        StringBuilder table = new StringBuilder("| Container | JDK |");
        for (Step step : Step.values()) table.append(' ').append(step.title).append(" |");
        table.append("\n|---|---|").append("---|".repeat(Step.values().length)).append('\n');
        cells.forEach((cell, steps) -> {
            table.append("| ")
                    .append(cell.container())
                    .append(" | ")
                    .append(versions.get(cell))
                    .append(" |");
            for (Step step : Step.values())
                table.append(' ').append(steps.getOrDefault(step, NONE)).append(" |");
            table.append('\n');
        });
        Files.writeString(FILE, table);
        System.out.println("\n" + table + "(" + FILE + ")");
    }
}
