package served;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** A mounted server, spoken to as a bare HTTP client would. @param client by which it is spoken to */
public record Site(URI home, HttpClient client) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One that is spoken to without TLS, or with a certificate that Java trusts. */
    public Site(URI home) {
        this(home, CLIENT);
    }

    public URI at(String path) {
        return URI.create(home + path);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path));
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    public HttpResponse<String> post(String path, String contentType, String body)
            throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> post(String path, Object json) throws IOException, InterruptedException {
        return post(path, "application/json", json.toString());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** An answer that is read while it comes. */
    public HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        return stream(request(path));
    }

    /** As {@link #open}, of a request with headers of its own. */
    public HttpResponse<InputStream> stream(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    public JsonNode config() throws IOException, InterruptedException {
        return Answers.json(200, get("config"));
    }

    /** The number by which {@code apiName} is called. */
    public int fnIndex(String apiName) throws IOException, InterruptedException {
        for (JsonNode dependency : config().get("dependencies"))
            if (dependency.get("api_name").asText().equals(apiName))
                return dependency.get("id").asInt();
        throw new AssertionError("no endpoint " + apiName + " in " + config());
    }

    public Visitor visitor() {
        return new Visitor(this, UUID.randomUUID().toString());
    }

    /** Uploads one file and returns its path on the server. */
    public String upload(String name, byte[] content) throws IOException, InterruptedException {
        ArrayNode paths = (ArrayNode)
                Answers.json(200, send(Multipart.of("files", name, content).to(this)));
        assertEquals(1, paths.size(), paths::toString);
        return paths.get(0).asText();
    }
}
