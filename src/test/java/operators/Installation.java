package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clients.Child;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reliability.JavaProcess;
import served.Site;

/** A distribution of a container, unpacked, and the process that its own script starts. */
final class Installation implements AutoCloseable {
    private static final Path DISTRIBUTIONS = Path.of("target/distributions");
    private static final Duration LIMIT = Duration.ofSeconds(50);
    private static final int TERMINATED = 143; // 128 + SIGTERM

    private final Maker maker;
    private final Path home;
    private final Map<String, String> environment;
    private @Nullable JavaProcess process;
    private @Nullable String address;

    private Installation(Maker maker, Path home, Map<String, String> environment) {
        this.maker = maker;
        this.home = home;
        this.environment = new HashMap<>(environment);
        this.environment.put(maker.variable + "_HOME", home.toString());
    }

    /** Tomcat as the build has fetched it, empty as it is. */
    static Installation ofTomcat(Path folder) throws IOException, InterruptedException {
        return unpack(Maker.TOMCAT, System.getProperty("tomcat.distribution"), folder, Map.of());
    }

    /** Any distribution that the build has fetched. @param environment of its operator */
    static Installation unpack(Maker maker, String version, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path packed = DISTRIBUTIONS.resolve(maker.archive + version + ".tar.gz");
        List<String> tar = List.of("tar", "-xzf", packed.toString(), "-C", folder.toString());
        Child.run(tar, LIMIT).expectSuccess();
        try (Stream<Path> one = Files.list(folder)) {
            return new Installation(maker, one.findFirst().orElseThrow(), environment);
        }
    }

    Path home() {
        return home;
    }

    /** Runs commands as its operator, in the folder of this project; one that fails is the last. */
    Child run(String commands) throws IOException, InterruptedException {
        List<String> shell = new ArrayList<>(List.of("env"));
        environment.forEach((name, value) -> shell.add(name + "=" + value));
        shell.addAll(List.of("bash", "-euo", "pipefail", "-c", commands));
        return Child.run(shell, LIMIT).expectSuccess();
    }

    /** Runs the command that starts it and stays, and waits until all is deployed. */
    void start(String command, Map<String, String> more) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "exec " + command.strip() + maker.options);
        shell.environment().putAll(environment);
        shell.environment().putAll(maker.environment);
        shell.environment().putAll(more);
        process = JavaProcess.start(shell);
        address = "http://127.0.0.1:" + process.await(maker.port);
        process.await(maker.started);
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

    long pid() {
        return process.process().pid();
    }

    /** How many files of this name its process has mapped, deleted ones too. Each has several lines of {@code address rights offset device inode path}. */
    long mapped(String name) throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc/" + pid() + "/maps"))) {
            return maps.filter(line -> line.contains(name))
                    .map(line -> line.split("\\s+")[4])
                    .distinct()
                    .count();
        }
    }

    /** Asks it to end, as systemd would, and does not wait for that. */
    void terminate() {
        process.process().destroy();
    }

    void awaitEnd() throws InterruptedException {
        assertEquals(TERMINATED, process.awaitExit(), () -> String.join("\n", said()));
    }

    /** The lines of Tomcat's log whose name begins so. */
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
