package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.Deployment;
import containers.EachContainer;
import gradio.Limits;
import gradio.web.Callers;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
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

    @TempDir
    Path more;

    private Container container;
    private Deployment deployed;
    private Site site;

    @BeforeEach
    void start() throws Exception {
        container = Container.start(kind);
        deployed = container.deploy(Engine.of(new Work(), files).at("/app"));
        site = new Site(container.address("/app"));
    }

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
    void nobodyFindsTheUploadOfAnother() throws Exception {
        String whole = "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\na\r\n--x--\r\n";
        HttpRequest.Builder upload = site.request("gradio_api/upload?upload_id=u-7")
                .header("Cookie", owner("a"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(whole));
        assertEquals(200, site.send(upload).statusCode());
        HttpResponse<String> own = site.send(site.request(PATH + "u-7").header("Cookie", owner("a")));
        assertEquals(200, own.statusCode());
        assertTrue(own.body().endsWith("data: {\"msg\":\"done\"}\n\n"), own.body());
        assertEquals(
                404,
                site.send(site.request(PATH + "u-7").header("Cookie", owner("b")))
                        .statusCode());
    }

    private static String owner(String digit) {
        return Callers.OWNER_COOKIE + "=" + digit.repeat(32);
    }

    @Test
    void whoWaitsForAnUploadHoldsAStream() throws Exception {
        Limits one = Limits.DEFAULTS.with(new Limits.Streams(1, 0, Duration.ofSeconds(5), Duration.ofSeconds(10)));
        container.deploy(Engine.of(new Work(), more, one).at("/one"));
        site = new Site(container.address("/one"));
        List<CompletableFuture<Integer>> both = List.of(inTheBackground("u-8"), inTheBackground("u-9"));
        List<Integer> statuses =
                both.stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(404, 503), statuses, "the first has waited");
        assertEquals(404, site.get(PATH + "u-9").statusCode());
    }

    private CompletableFuture<Integer> inTheBackground(String id) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return site.get(PATH + id).statusCode();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
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
        CompletableFuture<Integer> waiting = inTheBackground("u-5");
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
