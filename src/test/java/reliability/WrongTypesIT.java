package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import reliability.war.Author;
import served.Site;

/** R14 and checks 45 and 54: bodies that are not what they are said to be are refused in words, and nothing of them is kept. */
@EachContainer
class WrongTypesIT {
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data; boundary=b";
    private static final String PART = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n";

    private static final int ATTEMPTS = 3;

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    @Test
    void nothingIsKeptOfWhatIsRefused() throws Exception {
        try (Container container = Container.start(kind, Engine.of(new Author(), files))) {
            Site site = new Site(container.address(""));
            site.config();
            Set<Path> before = stored();
            List<String> wrong = new ArrayList<>();
            int refused = 0;
            for (HttpRequest.Builder request : requests(site)) {
                int status = onAConnectionOfItsOwn(request);
                if (status >= 400 && status < 500) refused++;
                else wrong.add(request.build().uri() + " " + status);
            }
            assertEquals(List.of(), wrong);
            Set<Path> left = stored();
            left.removeAll(before);
            Figures figures = new Figures("R14", kind);
            figures.exactly(requests(site).size(), refused, "bodies of a wrong type that were refused");
            figures.exactly(0, left.size(), "files and directories that stayed of them " + left);
        }
    }

    private static List<HttpRequest.Builder> requests(Site site) throws IOException {
        byte[] json =
                "{\"data\":[3],\"n\":3,\"fn_index\":1,\"session_hash\":\"s\"}".getBytes(StandardCharsets.US_ASCII);
        byte[] upload = (PART + "x\r\n--b--").getBytes(StandardCharsets.US_ASCII);
        List<HttpRequest.Builder> all = new ArrayList<>();
        for (String path : List.of("queue/join", "cancel", "call/count", "call/v2/count")) {
            for (String type : List.of("text/plain", "image/png", FORM, "")) all.add(post(site, path, type, json));
            all.add(post(site, path, JSON, packed(json)).header("Content-Encoding", "gzip"));
        }
        for (String type : List.of(JSON, "image/png", "multipart/form-data", ""))
            all.add(post(site, "upload", type, upload));
        all.add(post(site, "upload", FORM, json));
        all.add(post(site, "upload", FORM, PART.getBytes(StandardCharsets.US_ASCII)));
        all.add(post(site, "upload", FORM, (PART + "x".repeat(100_000)).getBytes(StandardCharsets.US_ASCII)));
        all.add(post(site, "upload", FORM, packed(upload)).header("Content-Encoding", "gzip"));
        all.add(post(site, "upload", FORM, packed(new byte[50 << 20])).header("Content-Encoding", "gzip"));
        return all;
    }

    /**
     * A container may close a connection on which it has refused a body. The client that still writes it then sees the end at times before
     * it looks for the answer, which is there; so it may ask again.
     */
    private static int onAConnectionOfItsOwn(HttpRequest.Builder request) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return HttpClient.newHttpClient()
                        .send(request.build(), BodyHandlers.discarding())
                        .statusCode();
            } catch (IOException e) {
                if (attempt == ATTEMPTS) throw e;
            }
        }
    }

    private static HttpRequest.Builder post(Site site, String path, String type, byte[] body) {
        HttpRequest.Builder request = site.request("gradio_api/" + path).POST(BodyPublishers.ofByteArray(body));
        return type.isEmpty() ? request : request.header("Content-Type", type);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** What lies in the store. */
    private Set<Path> stored() throws IOException {
        try (Stream<Path> all = Files.walk(files)) {
            return all.collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
