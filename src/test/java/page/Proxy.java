package page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What stands between a page and its server: it takes a prefix off the path, which it does not tell, and breaks lines when it is told to.
 * It flushes what it gets at once, as a proxy must that lets event streams through.
 */
final class Proxy implements AutoCloseable {
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "keep-alive");

    private final URI target;
    private final String prefix;
    private final HttpClient client = HttpClient.newHttpClient();
    private ExecutorService workers;
    private HttpServer server;
    private int port;
    private volatile String broken = "";

    /** @param target with a slash at its end @param prefix with one at its start */
    Proxy(URI target, String prefix) throws IOException {
        this.target = target;
        this.prefix = prefix;
        comeBack();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + prefix + "/");
    }

    /** From now on, breaks the lines on which it answers for paths with {@code part}, in the middle; none, if that is empty. */
    void breakOff(String part) {
        broken = part;
    }

    /** Breaks everything and does not answer any more. */
    void leave() {
        server.stop(0);
        workers.shutdownNow();
    }

    /** Answers again, where it did before. */
    void comeBack() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        port = server.getAddress().getPort();
        workers = Executors.newCachedThreadPool();
        server.setExecutor(workers);
        server.createContext("/", this::pass);
        server.start();
    }

    private void pass(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (!path.startsWith(prefix + "/")) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String query = exchange.getRequestURI().getRawQuery();
        String rest = path.substring(prefix.length() + 1) + (query == null ? "" : "?" + query);
        try {
            HttpResponse<InputStream> answer =
                    client.send(asked(exchange, rest), HttpResponse.BodyHandlers.ofInputStream());
            answer.headers().map().forEach((name, values) -> {
                if (isPassed(name)) exchange.getResponseHeaders().put(name, values);
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.statusCode() == 304 ? -1 : 0);
            copy(answer.body(), exchange.getResponseBody(), rest);
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest asked(HttpExchange exchange, String rest) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(rest))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassed(name)) for (String value : values) request.header(name, value);
        });
        return request.header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"))
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-For", "192.0.2.7")
                .build();
    }

    private static boolean isPassed(String header) {
        return !header.startsWith(":") && !OWN.contains(header.toLowerCase(Locale.ROOT));
    }

    /** What is thrown here makes the server drop the connection as it is. */
    private void copy(InputStream from, OutputStream to, String path) throws IOException {
        try (from) {
            byte[] piece = new byte[8192];
            for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
                boolean isBroken = !broken.isEmpty() && path.contains(broken);
                to.write(piece, 0, isBroken ? n / 2 : n);
                to.flush();
                if (isBroken) throw new IOException("Broken off, as a test wanted it");
            }
        }
    }

    @Override
    public void close() {
        leave();
    }
}
