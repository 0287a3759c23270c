package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server that is measured, in a process of its own: ours, or the Python one. */
final class Target implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final URI base;
    private final Process process;
    private final List<String> endpoints = new ArrayList<>();

    /** @param base below which {@code gradio_api} is, with a slash at its end */
    Target(URI base, Process process) throws IOException {
        this.base = base;
        this.process = process;
        JsonNode config = new ObjectMapper().readTree(base.resolve("config").toURL());
        for (JsonNode dependency : config.get("dependencies"))
            endpoints.add(dependency.path("api_name").asText());
    }

    Process process() {
        return process;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(base.getHost(), base.getPort());
    }

    /** Processor time so far, user and system, in seconds. */
    double cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS;
    }

    byte[] get(String path) {
        return ("GET " + base.getPath() + "gradio_api/" + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** @param head header lines, each with its end */
    byte[] post(String path, String head, long length) {
        return ("POST " + base.getPath() + "gradio_api/" + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n"
                        + head + "Content-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    byte[] postJson(String path, String json) {
        String head =
                new String(post(path, "Content-Type: application/json\r\n", json.length()), StandardCharsets.US_ASCII);
        return (head + json).getBytes(StandardCharsets.US_ASCII);
    }

    /** @param data the JSON of the arguments */
    byte[] join(String session, String endpoint, String data) {
        int index = endpoints.indexOf(endpoint);
        if (index < 0) throw new IllegalArgumentException("no endpoint " + endpoint + " among " + endpoints);
        return postJson(
                "queue/join",
                "{\"data\":" + data + ",\"fn_index\":" + index + ",\"session_hash\":\"" + session
                        + "\",\"event_data\":null,\"trigger_id\":null}");
    }

    byte[] listen(String session) {
        return get("queue/data?session_hash=" + session);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, java.util.concurrent.TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
