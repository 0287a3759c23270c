package clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that ended, with all it has said. */
public record Child(int exitStatus, String output, Instant ended) {

    /** Runs {@code command} to its end. */
    public static Child run(List<String> command, Duration limit) throws IOException, InterruptedException {
        return run(command, limit, Path.of(""), Map.of());
    }

    /** As {@link #run}, in a folder and with more in its environment. Its output goes to a file: a pipe that nobody empties would stop it. */
    static Child run(List<String> command, Duration limit, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("child", ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.directory(folder.toAbsolutePath().toFile());
            quieten(builder.environment());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                Instant now = Instant.now();
                if (!ended) fail(command + " did not end within " + limit + ". It said:\n" + Files.readString(log));
                return new Child(process.exitValue(), Files.readString(log), now);
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.delete(log);
        }
    }

    public Child expectSuccess() {
        assertEquals(0, exitStatus, output);
        return this;
    }

    /** The server is on this machine and nothing else may be asked. */
    static void quieten(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        environment.put("HF_HUB_OFFLINE", "1");
        environment.put("GRADIO_ANALYTICS_ENABLED", "False");
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put("PYTHONIOENCODING", "utf-8");
    }
}
