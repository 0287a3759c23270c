package served;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Speaks the Model Context Protocol with bare requests: a modern one that is right, from which tests take or change what they like. */
public final class Agent {
    static final String PATH = "gradio_api/mcp";
    static final String MODERN = "2026-07-28";
    private static final String META = "io.modelcontextprotocol/";

    private final Site site;
    private final String path;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ObjectNode message = Answers.object().put("jsonrpc", "2.0").put("id", 7);

    private Agent(Site site, String path) {
        this.site = site;
        this.path = path;
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json, text/event-stream");
    }

    /** A request of the revision 2026-07-28. */
    static Agent modern(Site site, String method, ObjectNode params) {
        Agent agent = new Agent(site, PATH);
        agent.message.put("method", method).set("params", params);
        ObjectNode meta = params.withObject("/_meta");
        meta.put(META + "protocolVersion", MODERN).putObject(META + "clientCapabilities");
        agent.headers.put("MCP-Protocol-Version", MODERN);
        agent.headers.put("Mcp-Method", method);
        if (params.has("name")) agent.headers.put("Mcp-Name", params.get("name").asText());
        return agent;
    }

    /** A request of the revision 2025-11-25. */
    public static Agent legacy(Site site, String method, ObjectNode params) {
        Agent agent = new Agent(site, PATH);
        agent.message.put("method", method).set("params", params);
        agent.headers.put("MCP-Protocol-Version", "2025-11-25");
        return agent;
    }

    public static ObjectNode call(String tool, ObjectNode arguments) {
        return Answers.object().put("name", tool).set("arguments", arguments);
    }

    Agent at(String otherPath) {
        Agent other = new Agent(site, otherPath);
        other.headers.putAll(headers);
        other.message.setAll(message);
        return other;
    }

    Agent with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Agent without(String header) {
        headers.remove(header);
        return this;
    }

    Agent id(Object id) {
        message.set("id", Answers.list(id).get(0));
        return this;
    }

    Agent asNotification() {
        message.remove("id");
        return this;
    }

    /** Wants to be told of progress. */
    Agent watching(String token) {
        ((ObjectNode) message.get("params")).withObject("/_meta").put("progressToken", token);
        return this;
    }

    /** What the message says of itself, to be spoilt. */
    ObjectNode meta() {
        return (ObjectNode) message.at("/params/_meta");
    }

    ObjectNode message() {
        return message;
    }

    HttpRequest.Builder request() {
        HttpRequest.Builder request = site.request(path).POST(BodyPublishers.ofString(message.toString()));
        headers.forEach(request::header);
        return request;
    }

    HttpResponse<String> send() throws IOException, InterruptedException {
        return site.send(request());
    }

    /** The messages of an answer, whichever way it is sent. */
    static List<JsonNode> messages(HttpResponse<String> answer) {
        if (!Answers.type(answer).equals("text/event-stream")) return List.of(Answers.read(answer.body()));
        List<JsonNode> messages = new ArrayList<>();
        for (String line : answer.body().split("\n"))
            if (line.startsWith("data: ")) messages.add(Answers.read(line.substring("data: ".length())));
        return messages;
    }

    /** All messages of the answer, which must be 200; the last is the answer proper. */
    List<JsonNode> all() throws IOException, InterruptedException {
        HttpResponse<String> answer = send();
        if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return messages(answer);
    }

    /** The messages of an answer while they come; closing it closes the connection. */
    record Told(BufferedReader lines) implements AutoCloseable {
        /** The next message, or empty at the end of the stream; comments are passed over. */
        Optional<JsonNode> next() throws IOException {
            for (String line; (line = lines.readLine()) != null; )
                if (line.startsWith("data: ")) return Optional.of(Answers.read(line.substring("data: ".length())));
            return Optional.empty();
        }

        /** Reads up to a progress notification whose words begin so. */
        JsonNode await(String words) throws IOException {
            List<JsonNode> others = new ArrayList<>();
            for (Optional<JsonNode> told; (told = next()).isPresent(); others.add(told.get()))
                if (told.get().at("/params/message").asText().startsWith(words)) return told.get();
            throw new AssertionError("the stream ended without \"" + words + "\" but with " + others);
        }

        List<JsonNode> rest() throws IOException {
            List<JsonNode> rest = new ArrayList<>();
            for (Optional<JsonNode> told; (told = next()).isPresent(); ) rest.add(told.get());
            return rest;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    Told open() throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = site.stream(request());
        return new Told(new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    public JsonNode result() throws IOException, InterruptedException {
        List<JsonNode> messages = all();
        JsonNode last = messages.get(messages.size() - 1);
        if (!last.has("result")) throw new AssertionError("no result: " + last);
        return last.get("result");
    }
}
