package operators;

import clients.Child;
import clients.Needed;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** nginx with the configuration of {@code tomcat-config}, but for its port, Tomcat's, and the folder of its log. */
record Nginx(Path configuration, int port) implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    static Nginx start(Path folder, int tomcat) throws IOException, InterruptedException {
        return start(folder, tomcat, UnaryOperator.identity());
    }

    /** @param edited what its operator has changed */
    static Nginx start(Path folder, int tomcat, UnaryOperator<String> edited) throws IOException, InterruptedException {
        Needed.unlessThere(isThere(), "nginx is not on the PATH (Debian's package \"nginx\").");
        int port = freePort();
        String ours = edited.apply(Files.readString(Guide.FOLDER.resolve("nginx.conf")))
                .replace("127.0.0.1:8080", "127.0.0.1:" + tomcat)
                .replace("listen 80;", "listen 127.0.0.1:" + port + ";")
                .replace("/var/log/nginx/", folder + "/");
        Files.writeString(folder.resolve("tbi.conf"), ours);
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), """
                user root;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    include tbi.conf;
                }
                """.formatted(folder));
        Nginx nginx = new Nginx(configuration, port);
        nginx.run("-t");
        nginx.run(); // goes on in the background as soon as it listens
        return nginx;
    }

    private static boolean isThere() {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "nginx")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("nginx", "-c", configuration.toString()));
        command.addAll(List.of(options));
        Child.run(command, LIMIT).expectSuccess();
    }

    /** Its lines about requests. */
    List<String> log() throws IOException {
        return Files.readAllLines(configuration.resolveSibling("tbi.log"));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("-s", "stop");
    }
}
