package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clients.Child;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reliability.JavaProcess;
import served.Site;

/** A distribution of Tomcat, unpacked, and the process that its own script starts. */
final class Tomcat implements AutoCloseable {
    private static final Path DISTRIBUTIONS = Path.of("target/distributions");
    private static final Duration LIMIT = Duration.ofSeconds(50);
    private static final int TERMINATED = 143; // 128 + SIGTERM

    // The connector is named after its port, which is any that is free: "http-nio-auto-1-45123".
    private static final Pattern PORT = Pattern.compile(".* Starting ProtocolHandler \\[\"http-nio-.*-(\\d+)\"]");
    private static final Pattern STARTED = Pattern.compile(".* Server startup in \\[([\\d,]+)] milliseconds");

    private final Path home;
    private @Nullable JavaProcess process;
    private @Nullable String address;

    private Tomcat(Path home) {
        this.home = home;
    }

    /** The distribution that the build has fetched, empty as it is. */
    static Tomcat unpack(Path folder) throws IOException, InterruptedException {
        Path packed = DISTRIBUTIONS.resolve("tomcat-" + System.getProperty("tomcat.distribution") + ".tar.gz");
        List<String> tar = List.of("tar", "-xzf", packed.toString(), "-C", folder.toString());
        Child.run(tar, LIMIT).expectSuccess();
        try (Stream<Path> one = Files.list(folder)) {
            return new Tomcat(one.findFirst().orElseThrow());
        }
    }

    Path home() {
        return home;
    }

    /** Runs commands as its operator, in the folder of this project; one that fails is the last. */
    Child run(String commands) throws IOException, InterruptedException {
        List<String> shell = List.of("env", "CATALINA_HOME=" + home, "bash", "-euo", "pipefail", "-c", commands);
        return Child.run(shell, LIMIT).expectSuccess();
    }

    /** Runs the command that starts it and stays, and waits until all is deployed. */
    void start(String command, Map<String, String> environment) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "exec " + command);
        shell.environment().putAll(environment);
        shell.environment().put("CATALINA_HOME", home.toString());
        shell.environment().put("TOMCAT_PORT", "0");
        process = JavaProcess.start(shell);
        address = "http://127.0.0.1:" + process.await(PORT);
        process.await(STARTED);
        process.letTalk();
    }

    int port() {
        return URI.create(address).getPort();
    }

    Site at(String path) {
        return new Site(URI.create(address + path));
    }

    /** What it has said on the console. */
    List<String> said() {
        return List.copyOf(process.said());
    }

    /** How many files of this name its process has mapped, deleted ones too. Each has several lines of {@code address rights offset device inode path}. */
    long mapped(String name) throws IOException {
        try (Stream<String> maps =
                Files.lines(Path.of("/proc/" + process.process().pid() + "/maps"))) {
            return maps.filter(line -> line.contains(name))
                    .map(line -> line.split("\\s+")[4])
                    .distinct()
                    .count();
        }
    }

    /** Ends it as systemd would. */
    void stop() throws InterruptedException {
        process.process().destroy();
        assertEquals(TERMINATED, process.awaitExit(), () -> String.join("\n", said()));
    }

    /** The lines of the log whose name begins so. */
    List<String> log(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> logs = Files.list(home.resolve("logs"))) {
            for (Path log : logs.filter(one -> one.getFileName().toString().startsWith(name))
                    .toList()) lines.addAll(Files.readAllLines(log));
        }
        return lines;
    }

    @Override
    public void close() {
        if (process != null) process.close();
    }
}
