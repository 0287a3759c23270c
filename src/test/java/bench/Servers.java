package bench;

import containers.ContainerKind;
import fixtures.Main;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reliability.JavaProcess;

/** Starts what is measured. */
final class Servers {
    private static final Path FOLDER = Path.of("target/peer");
    private static final int START_S = 60;

    private final @Nullable Path script;

    /** @param script of the Python server; null if ours is measured alone */
    Servers(@Nullable Path script) {
        this.script = script;
    }

    boolean hasPeer() {
        return script != null;
    }

    /** The fixtures, whose {@code /bench} has the endpoints of the Python server. */
    Target ours(ContainerKind kind) throws IOException {
        return start("bench/", List.of("-Dserver=" + kind.name().toLowerCase(Locale.ROOT)));
    }

    /** The cut-out of photos, on Jetty. @param options system properties of {@link fixtures.Photos}: {@code -Dlane.ms=165} */
    Target photos(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("-Dserver=jetty", "-Dapp=photos"));
        all.addAll(List.of(options));
        return start("", all);
    }

    private static Target start(String mount, List<String> options) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.add("-Djetty.http.port=0");
        JavaProcess server = JavaProcess.start(System.getProperty("java.class.path"), Main.class, all);
        URI address = URI.create(server.await("Ready at "));
        server.letTalk();
        return new Target(address.resolve(mount), server.process());
    }

    /** A fresh Python server: each job makes the next one dearer. */
    Target peer() throws IOException, InterruptedException {
        return peer(0, Map.of());
    }

    /** As {@link #peer()}. @param laneMillis for which each photo holds the lane */
    Target peer(int laneMillis) throws IOException, InterruptedException {
        return peer(laneMillis, Map.of());
    }

    /** As {@link #peer()}, without its statistics, which are what grows. */
    Target peerWithoutStatistics() throws IOException, InterruptedException {
        return peer(0, Map.of("GRADIO_ANALYTICS_CACHE_FREQUENCY", "1000000000"));
    }

    private Target peer(int laneMillis, Map<String, String> environment) throws IOException, InterruptedException {
        if (script == null) throw new IllegalStateException("There is no peer");
        Path python = python(script.resolveSibling("requirements.txt"));
        int port = freePort();
        ProcessBuilder builder = command(
                python.toString(),
                script.toString(),
                "--lane-ms",
                Integer.toString(laneMillis),
                "--port",
                Integer.toString(port));
        builder.environment().putAll(environment);
        Process process = builder.start();
        awaitPort(process, port);
        return new Target(URI.create("http://127.0.0.1:" + port + "/"), process);
    }

    /** In an environment of its own, made once. */
    private static Path python(Path requirements) throws IOException, InterruptedException {
        Path python = FOLDER.resolve("venv/bin/python").toAbsolutePath();
        Path done = FOLDER.resolve("done");
        if (Files.exists(done)) return python;
        Files.createDirectories(FOLDER);
        succeed(command("python3", "-m", "venv", FOLDER.resolve("venv").toString()));
        succeed(command(python.toString(), "-m", "pip", "install", "-q", "-r", requirements.toString()));
        Files.createFile(done);
        return python;
    }

    private static ProcessBuilder command(String... words) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(words)))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(FOLDER.resolve("log").toFile()));
        builder.environment().put("GRADIO_ANALYTICS_ENABLED", "False");
        builder.environment().put("HF_HUB_OFFLINE", "1");
        builder.environment()
                .put("GRADIO_TEMP_DIR", FOLDER.resolve("files").toAbsolutePath().toString());
        return builder;
    }

    private static void succeed(ProcessBuilder builder) throws IOException, InterruptedException {
        int status = builder.start().waitFor();
        if (status != 0)
            throw new IOException(builder.command() + " ended with " + status + "; see " + FOLDER.resolve("log"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(Process process, int port) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_S);
        while (process.isAlive() && System.nanoTime() < until) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        process.destroyForcibly();
        throw new IOException("The Python server does not answer; see " + FOLDER.resolve("log"));
    }
}
