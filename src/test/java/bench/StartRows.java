package bench;

import clients.Child;
import containers.ContainerKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reliability.JavaProcess;
import reliability.RedeployProcess;

/** What it costs a container that runs to deploy the WAR that {@code mvn package} has unpacked, until photos can be cut out. */
final class StartRows {
    private static final Path WAR = Path.of("target/tbi");
    private static final int TIMES = 3; // the least counts: others on the machine only add
    private static final double LIMIT_S = 3;
    private static final double LIMIT_MS = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private double cpu;
    private double first;

    static void measure(Table table) throws Exception {
        if (!Files.isDirectory(WAR)) throw new IllegalStateException("There is no " + WAR + ": mvn package makes it");
        for (ContainerKind kind : ContainerKind.values()) {
            StartRows least = new StartRows();
            least.cpu = least.first = Double.MAX_VALUE;
            for (int i = 0; i < TIMES; i++) least.deploy(kind);
            table.atMost(LIMIT_S, kind + ", deployment until ready: CPU seconds", least.cpu, null);
            table.atMost(LIMIT_MS, kind + ", first request after that (/config): ms", least.first, null);
        }
    }

    private void deploy(ContainerKind kind) throws Exception {
        Path folder = Files.createTempDirectory("start");
        try (JavaProcess server = RedeployProcess.start(kind, folder)) {
            Child.run(
                            List.of(
                                    "cp",
                                    "-r",
                                    WAR.toString(),
                                    folder.resolve(RedeployProcess.WAR).toString()),
                            Duration.ofMinutes(1))
                    .expectSuccess();
            server.tell("tell"); // is answered when the container has started
            status(URI.create(server.await(RedeployProcess.ADDRESS))); // A bare one answers, too.
            double bare = cpu(server);
            server.tell("deploy");
            URI home = URI.create(server.await(RedeployProcess.DEPLOYED));
            while (status(home.resolve("readyz")) != 200) TimeUnit.MILLISECONDS.sleep(20);
            cpu = Math.min(cpu, cpu(server) - bare);
            long asked = System.nanoTime();
            if (status(home.resolve("config")) != 200) throw new AssertionError("no /config");
            first = Math.min(first, (System.nanoTime() - asked) / 1e6);
        } finally {
            Child.run(List.of("rm", "-r", folder.toString()), Duration.ofMinutes(1));
        }
    }

    private static double cpu(JavaProcess server) {
        return server.process().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private int status(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
