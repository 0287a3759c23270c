package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import gradio.FreeSpace;
import gradio.Limits;
import gradio.Server;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Bench;
import served.Site;

/** R10, R11: a disk that is full or does not take anything, and bytes that are bounded to hold three files of 100,000 each. */
@EachContainer
class NoRoomIT {
    private static final byte[] FILE = new byte[100_000];
    private static final String NEARLY_FULL =
            "There is no room for this file: the disk of this server is nearly full. Please try again later.";

    @Parameter
    ContainerKind kind;

    @TempDir
    Path temporary;

    private Path files;
    private volatile long free = 2_000_000;
    private Container container;
    private Site site;

    @BeforeEach
    void start() throws Exception {
        files = temporary.resolve("files");
        Limits limits = Limits.DEFAULTS.with(new Limits.Storage(320_000, 1_000_000, Duration.ofHours(1)));
        Server.Builder server = Server.builder().limits(limits).files(files).endpoints(new Bench());
        container = Container.start(kind, Engine.of(FreeSpace.of(() -> free, server)));
        site = new Site(container.address(""));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    private HttpResponse<String> upload() throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n" + new String(FILE)
                + "\r\n--x--\r\n";
        return site.post("gradio_api/upload", "multipart/form-data; boundary=x", body);
    }

    private int stored() throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            return (int) all.count();
        }
    }

    @Test
    void aFullDiskRefusesUploadsAndResultsInWordsAndIsForgottenWhenItHasRoom() throws Exception {
        String path = site.upload("a.txt", FILE);
        free = 1_000_000;
        HttpResponse<String> refused = upload();
        assertEquals(NEARLY_FULL, Answers.json(507, refused).get("detail").asText());
        assertEquals("60", Answers.header(refused, "Retry-After"));
        JsonNode failed = site.visitor().call("same", Answers.fileData(path));
        assertFalse(failed.get("success").asBoolean());
        assertEquals(NEARLY_FULL, failed.at("/output/error").asText());
        assertEquals(1, stored());
        assertEquals(200, site.get("gradio_api/file=" + path).statusCode());
        free = 2_000_000;
        assertTrue(site.visitor()
                .call("same", Answers.fileData(path))
                .get("success")
                .asBoolean());
        assertEquals(200, upload().statusCode());
        assertEquals(3, stored());
        new Figures("R10", kind).exactly(3, stored(), "files of 5, of which two found no room");
    }

    @Test
    void theOldestMakeRoomAndAFileThatIsTooMuchForAllIsRefused() throws Exception {
        String first = site.upload("a.txt", FILE);
        for (int i = 0; i < 3; i++) assertEquals(200, upload().statusCode());
        assertEquals(3, stored());
        assertEquals(403, site.get("gradio_api/file=" + first).statusCode());
        String body = "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n"
                + new String(new byte[400_000]) + "\r\n--x--\r\n";
        HttpResponse<String> refused = site.post("gradio_api/upload", "multipart/form-data; boundary=x", body);
        assertTrue(Answers.json(507, refused).get("detail").asText().contains("space for uploads and results"));
        assertTrue(stored() < 3, "nothing is left of it");
    }

    /** Whoever runs as root may write to what is read-only, so the directory is taken away. */
    @Test
    void aDirectoryThatTakesNothingFailsTheCallAndNotTheQueue() throws Exception {
        String path = site.upload("a.txt", FILE);
        Path elsewhere = temporary.resolve("elsewhere");
        Files.move(files, elsewhere);
        Files.createFile(files);
        HttpResponse<String> refused = upload();
        String words = "This file could not be stored on the server. Please try again later.";
        assertEquals(words, Answers.json(507, refused).get("detail").asText());
        Files.delete(files);
        Files.move(elsewhere, files);
        assertTrue(site.visitor()
                .call("same", Answers.fileData(path))
                .get("success")
                .asBoolean());
        new Figures("R11", kind).exactly(2, stored(), "files of 3, of which one found no directory");
    }
}
