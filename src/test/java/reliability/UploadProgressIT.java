package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.Deployment;
import containers.EachContainer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Site;

/** {@code GET /gradio_api/upload_progress} (gradio-protocol 3.2). */
@EachContainer
class UploadProgressIT {
    private static final String PATH = "gradio_api/upload_progress?upload_id=";
    private static final int SIZE = 100_000;
    private static final long LIMIT_S = 50;

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private Container container;
    private Site site;

    @BeforeEach
    void start() throws Exception {
        container = Container.start(kind);
        deployed = container.deploy(Engine.of(new Work(), files).at("/app"));
        site = new Site(container.address("/app"));
    }

    private Deployment deployed;

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    @Test
    void bytesAreToldAsTheyComeAndThenTheEnd() throws Exception {
        try (RawUpload upload = RawUpload.begin(site, "u-1", SIZE)) {
            Listening page = Listening.to(site, PATH + "u-1");
            upload.send(new byte[SIZE / 2]);
            page.await("update");
            assertFalse(page.end().isDone());
            upload.send(new byte[SIZE - SIZE / 2]);
            upload.end();
            page.end().get(LIMIT_S, TimeUnit.SECONDS);
            assertToldWhole(page);
        }
    }

    private static void assertToldWhole(Listening page) {
        List<JsonNode> frames = page.frames("update", "done");
        int bytes = 0;
        for (JsonNode update : frames.subList(0, frames.size() - 1)) {
            assertEquals("slow.bin", update.get("orig_name").asText());
            bytes += update.get("chunk_size").asInt();
        }
        assertEquals(SIZE, bytes);
        assertEquals("{\"msg\":\"done\"}", frames.get(frames.size() - 1).toString());
    }

    @Test
    void whoAsksBeforeTheUploadHasBegunWaitsForIt() throws Exception {
        Listening page = Listening.to(site, PATH + "u-2");
        for (int i = 0; i < 20; i++) site.config();
        assertFalse(page.end().isDone());
        try (RawUpload upload = RawUpload.begin(site, "u-2", SIZE)) {
            upload.send(new byte[SIZE]);
            upload.end();
            page.end().get(LIMIT_S, TimeUnit.SECONDS);
            assertToldWhole(page);
        }
    }

    @Test
    void anUploadThatDoesNotComeIsNotFoundAndABadIdIsRefused() throws Exception {
        HttpResponse<String> unknown = site.get(PATH + "u-3");
        assertEquals(404, unknown.statusCode());
        assertEquals("text/plain", Answers.type(unknown));
        assertEquals("Upload not found", unknown.body());
        assertEquals(400, site.get(PATH + "a%20b").statusCode());
        assertEquals(422, site.get("gradio_api/upload_progress").statusCode());
        assertEquals(
                400,
                site.post("gradio_api/upload?upload_id=a%20b", "multipart/form-data; boundary=x", "--x--\r\n")
                        .statusCode());
    }

    @Test
    void anUploadThatFailsIsDoneToo() throws Exception {
        try (RawUpload upload = RawUpload.begin(site, "u-4", SIZE)) {
            Listening page = Listening.to(site, PATH + "u-4");
            upload.send(new byte[SIZE / 2]);
            page.await("update");
            upload.close();
            page.end().get(LIMIT_S, TimeUnit.SECONDS);
            assertEquals(1, page.frames("done").size());
        }
    }

    @Test
    void aServerThatStopsLeavesNobodyWaiting() throws Exception {
        Threads before = Threads.now();
        site.config();
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return site.get(PATH + "u-5").statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        RawUpload upload = RawUpload.begin(site, "u-6", SIZE);
        Listening page = Listening.to(site, PATH + "u-6");
        upload.send(new byte[SIZE / 2]);
        page.await("update");
        deployed.undeploy();
        page.end().get(LIMIT_S, TimeUnit.SECONDS);
        assertEquals(404, waiting.get(LIMIT_S, TimeUnit.SECONDS));
        upload.close();
        assertEquals(List.of(), before.startedSince("gradio-"), "threads that stayed");
    }
}
