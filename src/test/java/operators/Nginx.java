package operators;

import clients.Child;
import clients.Needed;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** nginx with the configuration of {@code tomcat-config}, but for its port, the server's, and the folder of its log. */
record Nginx(Path configuration, int port) implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    static Nginx start(Path folder, int server) throws IOException, InterruptedException {
        return start(folder, server, UnaryOperator.identity());
    }

    /** @param change what an operator would change in the configuration */
    static Nginx start(Path folder, int server, UnaryOperator<String> change) throws IOException, InterruptedException {
        int port = freePort();
        String changed = change.apply(Files.readString(Guide.FOLDER.resolve("nginx.conf")));
        return start(folder, server, port, replaced(changed, "listen 80;", "listen 127.0.0.1:" + port + ";"));
    }

    /** With TLS: its lines in the configuration are no comments any more. */
    static Nginx secure(Path folder, int server, Path certificate, Path key) throws IOException, InterruptedException {
        int port = freePort();
        String ours = Files.readString(Guide.FOLDER.resolve("nginx.conf"));
        ours = replaced(ours, "listen 80;", "");
        ours = replaced(ours, "# listen 443 ssl http2;", "listen 127.0.0.1:" + port + " ssl http2;");
        ours = replaced(ours, "# ssl_certificate     /etc/ssl/photo.pem;", "ssl_certificate " + certificate + ";");
        ours = replaced(ours, "# ssl_certificate_key /etc/ssl/photo.key;", "ssl_certificate_key " + key + ";");
        return start(folder, server, port, ours);
    }

    private static Nginx start(Path folder, int server, int port, String ours)
            throws IOException, InterruptedException {
        Needed.unlessThere(isThere(), "nginx is not on the PATH (Debian's package \"nginx\").");
        ours = replaced(ours, "127.0.0.1:8080", "127.0.0.1:" + server);
        Files.writeString(folder.resolve("tbi.conf"), replaced(ours, "/var/log/nginx/", folder + "/"));
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), """
                user root;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    sendfile on; # these three as Debian has them
                    tcp_nopush on;
                    gzip on;
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

    /** A change that would not change anything is a mistake in the test. */
    static String replaced(String configuration, String from, String to) {
        if (!configuration.contains(from)) throw new AssertionError("nginx.conf has no \"" + from + "\"");
        return configuration.replace(from, to);
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

    /** Where a context is, with a slash at the end. */
    URI address(String contextPath) {
        return URI.create("http://127.0.0.1:" + port + contextPath + "/");
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
