package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import gradio.api.Api;
import gradio.api.Arg;
import gradio.api.Outputs;
import gradio.api.Visibility;
import gradio.files.FileData;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** {@code /gradio_api/openapi.json} (mcp-and-server-features 4.4), compared with what Gradio 6.31 gives for the same endpoints. */
@EachContainer
class OpenApiIT {
    private static final String ROUTE = "gradio_api/openapi.json";

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private final List<Server> servers = new ArrayList<>();
    private Container container;
    private Site site;
    private Site closed;

    /** The colours that types() knows. */
    public enum Colour {
        RED,
        GREEN
    }

    /** Has a field that may be left out, and nothing else. */
    public record Note(Optional<String> text) {}

    /** Two outputs. */
    @Outputs
    public record Pair(String name, List<FileData> files) {}

    /** Every kind of type, and every visibility. */
    public static final class Author {
        @Api(description = "Copies the file to a new result.")
        public FileData copyFile(@Arg(description = "The picture") FileData image) {
            return FileData.of(image.file());
        }

        @Api
        public Pair types(
                int whole,
                @Arg(defaultValue = "1.5") double number,
                boolean flag,
                Map<String, Integer> counts,
                Colour colour,
                Optional<Colour> other,
                Note note,
                JsonNode any,
                List<FileData> all,
                Optional<FileData> cover) {
            return new Pair(colour.name(), all);
        }

        @Api(name = "void")
        public void nothing() {}

        @Api
        public Stream<String> count(int n) {
            return Stream.of("1");
        }

        @Api(batch = true)
        public List<String> batch(List<String> x) {
            return x;
        }

        @Api(visibility = Visibility.UNDOCUMENTED)
        public String undocumented(String x) {
            return x;
        }

        @Api(visibility = Visibility.PRIVATE)
        public String secret(String x) {
            return x;
        }
    }

    @BeforeEach
    void start() throws Exception {
        servers.add(Server.builder()
                .title("All types")
                .files(files.resolve("open"))
                .endpoints(new Author(), "copyFile", "types", "nothing", "count", "batch", "undocumented", "secret")
                .build());
        servers.add(Server.builder()
                .files(files.resolve("closed"))
                .users(Map.of("ann", "right"))
                .endpoints(new Author())
                .build());
        container = Container.start(
                kind,
                WebApp.of(new ServletContextListener() {
                            @Override
                            public void contextInitialized(ServletContextEvent event) {
                                servers.get(1).mount(event.getServletContext(), "/closed");
                                servers.get(0).mount(event.getServletContext(), "/");
                            }

                            @Override
                            public void contextDestroyed(ServletContextEvent event) {
                                servers.forEach(Server::close);
                            }
                        })
                        .at("/tbi"));
        site = new Site(container.address("/tbi"));
        closed = new Site(container.address("/tbi/closed"));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    private JsonNode document() throws Exception {
        return Answers.json(200, site.get(ROUTE));
    }

    @Test
    @Tag("node")
    void aToolThatReadsSuchDocumentsTakesIt() throws Exception {
        String said = RealClients.node("openapi.mjs", site.at(ROUTE).toString())
                .expectSuccess()
                .output()
                .strip();
        JsonNode seen = Answers.read(said.substring(said.lastIndexOf('\n') + 1));
        assertEquals("3.0.2", seen.get("version").asText());
        assertEquals(
                "[\"upload_file_upload_post\",\"copy_file\",\"copy_file_get\",\"types\",\"types_get\",\"void\",\"void_get\","
                        + "\"count\",\"count_get\",\"batch\",\"batch_get\"]",
                seen.get("operations").toString());
    }

    /** What the schema of such documents does not say: names used once, parameters in paths declared, defaults that fit. */
    @Test
    @Tag("python")
    void aValidatorFindsNothingWrong() throws Exception {
        Path open = written("open", document());
        Path locked = written("locked", lockedDocument());
        ObjectNode broken = (ObjectNode) document();
        ((ObjectNode) broken.at("/paths/~1gradio_api~1call~1count~1{event_id}/get")).remove("parameters");
        Path wrong = written("wrong", broken);
        String said = RealClients.python("openapi.py", open.toString(), locked.toString(), wrong.toString())
                .expectSuccess()
                .output();
        assertEquals(
                open + "\n" + locked + "\n" + wrong
                        + ": Path parameter 'event_id' for 'get' operation in '/gradio_api/call/count/{event_id}' was not resolved\n",
                said.replace("\r", ""));
    }

    private Path written(String name, JsonNode document) throws Exception {
        return Files.writeString(files.resolve(name + ".json"), document.toString());
    }

    private JsonNode lockedDocument() throws Exception {
        String cookie = Answers.header(
                        closed.post("login", "application/x-www-form-urlencoded", "username=ann&password=right"),
                        "Set-Cookie")
                .split(";")[0];
        JsonNode document = Answers.json(200, closed.send(closed.request(ROUTE).header("Cookie", cookie)));
        assertEquals(
                cookie.split("=")[0],
                document.at("/components/securitySchemes/login/name").asText());
        return document;
    }

    @Test
    void whoIsRefusedIsToldHowToGetIn() throws Exception {
        JsonNode document = lockedDocument();
        assertEquals("[{\"login\":[]}]", document.get("security").toString());
        JsonNode paths = document.get("paths");
        paths.forEach(path -> path.forEach(
                operation -> assertTrue(operation.at("/responses/401").isObject(), operation::toString)));
        assertTrue(document().at("/security").isMissingNode());
        assertTrue(
                document().at("/paths/~1gradio_api~1upload/post/responses/401").isMissingNode());
    }

    /** Each answer in the form that the document gives it. */
    @Test
    void errorsAreThoseThatItTellsOf() throws Exception {
        JsonNode responses = document().at("/paths/~1gradio_api~1call~1v2~1count/post/responses");
        assertEquals("[200, 413, 415, 422, 429, 503]", names(responses).toString());
        assertTrue(responses.at("/503/headers/Retry-After").isObject());
        JsonNode problem = Answers.json(422, site.post("gradio_api/call/v2/count", "{\"n\":\"x\"}"))
                .at("/detail/0");
        JsonNode told = responses.at("/422/content/application~1json/schema/properties/detail/items/properties");
        assertTrue(told.has("parameter_name") && problem.has("parameter_name"), problem::toString);
        assertTrue(told.has("message") && problem.has("message"), problem::toString);
        assertEquals(
                415, site.post("gradio_api/call/v2/count", "text/plain", "{}").statusCode());
        JsonNode call = document().at("/paths/~1gradio_api~1call~1v2~1count/post");
        assertEquals(
                "{\"n\":3}",
                call.at("/requestBody/content/application~1json/example").toString());
        Answers.json(200, site.post("gradio_api/call/v2/count", "{\"n\":3}"));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void pathsAreThoseOfUpstreamAndOnlyListedEndpointsHaveAny() throws Exception {
        List<String> paths = new ArrayList<>();
        document()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> paths.add(method + " " + path.getKey())));
        assertEquals(
                List.of(
                        "post /gradio_api/upload",
                        "post /gradio_api/call/v2/copy_file",
                        "get /gradio_api/call/copy_file/{event_id}",
                        "post /gradio_api/call/v2/types",
                        "get /gradio_api/call/types/{event_id}",
                        "post /gradio_api/call/v2/void",
                        "get /gradio_api/call/void/{event_id}",
                        "post /gradio_api/call/v2/count",
                        "get /gradio_api/call/count/{event_id}",
                        "post /gradio_api/call/v2/batch",
                        "get /gradio_api/call/batch/{event_id}"),
                paths);
    }

    @Test
    void theServerIsWhatTheCallerSees() throws Exception {
        assertEquals(site.home().toString(), document().at("/servers/0/url").asText() + "/");
        JsonNode behindProxy = Answers.json(
                200,
                site.send(site.request(ROUTE)
                        .header("X-Forwarded-Host", "example.org")
                        .header("X-Forwarded-Proto", "https")));
        assertEquals("https://example.org/tbi", behindProxy.at("/servers/0/url").asText());
    }

    @Test
    void typesAreToldInTermsOfOpenApi() throws Exception {
        JsonNode body =
                document().at("/paths/~1gradio_api~1call~1v2~1types/post/requestBody/content/application~1json/schema");
        assertEquals(
                "[\"whole\",\"flag\",\"counts\",\"colour\",\"note\",\"any\",\"all\"]",
                body.get("required").toString());
        JsonNode properties = body.get("properties");
        assertEquals(
                "{\"type\":\"integer\"} {\"type\":\"number\",\"default\":1.5} {\"type\":\"boolean\"}"
                        + " {\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}"
                        + " {\"type\":\"string\",\"enum\":[\"red\",\"green\"]}"
                        + " {\"type\":\"string\",\"enum\":[\"red\",\"green\",null],\"nullable\":true,\"default\":null}"
                        + " {\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\",\"nullable\":true}}} {}",
                String.join(
                        " ",
                        Stream.of("whole", "number", "flag", "counts", "colour", "other", "note", "any")
                                .map(name -> properties.get(name).toString())
                                .toList()));
        assertEquals("array", properties.at("/all/type").asText());
        assertEquals("[\"path\",\"meta\"]", properties.at("/all/items/required").toString());
        assertTrue(properties.at("/cover/nullable").asBoolean(), properties::toString);
        assertEquals("[\"path\",\"meta\"]", properties.at("/cover/required").toString());
    }

    @Test
    void textsSayHowToUploadAndWhereTheResultsAre() throws Exception {
        JsonNode call = document().at("/paths/~1gradio_api~1call~1v2~1copy_file/post");
        assertEquals("Copies the file to a new result.", call.get("summary").asText());
        String description = call.get("description").asText();
        assertTrue(description.contains("POST /gradio_api/upload"), description);
        assertTrue(description.contains("GET /gradio_api/call/copy_file/{event_id}"), description);
        assertTrue(description.contains("an array of 1 elements"), description);
        String image = call.at("/requestBody/content/application~1json/schema/properties/image/description")
                .asText();
        assertEquals("The picture. The file as it was uploaded", image);
        String count = document()
                .at("/paths/~1gradio_api~1call~1v2~1count/post/description")
                .asText();
        assertTrue(!count.contains("upload") && count.contains("[{\"type\":\"string\"}]"), count);
    }

    /** Done with nothing known but the document. */
    @Test
    void whatItSaysWorks() throws Exception {
        JsonNode document = document();
        Site told = new Site(URI.create(document.at("/servers/0/url").asText()));
        List<String> paths = new ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);
        byte[] photo = "photo".getBytes(StandardCharsets.US_ASCII);
        JsonNode uploaded = Answers.json(
                200,
                told.send(told.request(paths.get(0))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\n\r\n"
                                        + new String(photo, StandardCharsets.US_ASCII) + "\r\n--b--\r\n"))));
        ObjectNode arguments = Answers.object();
        arguments.set("image", Answers.fileData(uploaded.get(0).asText()));
        JsonNode called = Answers.json(200, told.post(paths.get(1), arguments));
        String results = told.get(paths.get(2)
                        .replace("{event_id}", called.get("event_id").asText()))
                .body();
        assertTrue(results.startsWith("event: complete\ndata: [{"), results);
    }

    @Test
    void whereALoginIsAskedForTheDocumentIsClosedToo() throws Exception {
        assertEquals(401, closed.get(ROUTE).statusCode());
    }
}
