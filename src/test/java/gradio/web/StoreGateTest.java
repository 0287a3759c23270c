package gradio.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.ApiException;
import gradio.api.Cancellation;
import gradio.api.FileGate;
import gradio.files.FileData;
import gradio.files.FileStore;
import gradio.files.Origin;
import gradio.files.Reach;
import gradio.files.RemoteFile;
import gradio.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreGateTest {
    private static final Cancellation NEVER = new Cancellation() {
        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void onCancel(Runnable action) {}
    };

    @TempDir
    Path temporary;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private FileStore store;
    private StoreGate closed;
    private StoreGate open;

    @BeforeEach
    void make() throws IOException {
        store = new FileStore(temporary);
        closed = new StoreGate(store, null, "http://here.example/app", null);
        Reach all = new Reach(
                host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                address -> true,
                port -> true,
                (SSLSocketFactory) SSLSocketFactory.getDefault());
        open = new StoreGate(store, null, "http://here.example/app", new RemoteFile(store, 10, all, timer));
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private static JsonNode file(String field, String value) {
        return Json.MAPPER.createObjectNode().put(field, value).put("orig_name", "theirs.png");
    }

    private static String refusal(StoreGate gate, String url) {
        return assertThrows(FileGate.Refused.class, () -> gate.in(file("path", url)))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org/a.png", "HTTPS://example.org/", "http:a", "http://here.example/app/config"})
    void urlsAreRefusedUnlessTheyAreAllowed(String url) {
        assertEquals(
                "is a URL, and URL inputs are disabled on this server; upload the file instead", refusal(closed, url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "url"})
    void aFileElsewhereHasItsPlaceAtOnceAndIsThereAfterTheFetch(String field) throws Exception {
        try (Origin origin = Origin.of("photo".getBytes())) {
            FileData file = open.in(file(field, origin.url("http", "photos.example", "/b/a%20b.png?c=d")));
            assertEquals("a b.png", file.origName());
            assertFalse(Files.exists(file.file()));
            assertEquals(0, origin.connections());
            open.fetch(NEVER);
            assertEquals("photo", Files.readString(file.file()));
        }
    }

    @Test
    void anAddressOfThisServerIsNotFetched() throws Exception {
        String path = store.put(new ByteArrayInputStream(new byte[1]), "a.png", null, 10);
        String address = "http://here.example/app/gradio_api/file=" + path;
        for (StoreGate gate : new StoreGate[] {closed, open}) {
            assertEquals(
                    store.find(path, null).orElseThrow(),
                    gate.in(file("path", address)).file());
            assertEquals(
                    store.find(path, null).orElseThrow(),
                    gate.in(file("url", address)).file());
        }
    }

    @Test
    void aUrlThatCannotBeAskedForIsRefusedAtOnce() {
        assertEquals(
                "cannot be fetched: the URL holds a user name, which is sent to nobody",
                refusal(open, "http://localhost@127.0.0.1/"));
    }

    @Test
    void aCallMayNameFiftyUrls() throws Exception {
        for (int i = 0; i < 50; i++) open.in(file("path", "http://photos.example/" + i));
        assertEquals("is one URL too many; 50 are allowed in a call", refusal(open, "http://photos.example/"));
    }

    @Test
    void whatIsTooLargeOrNotThereIsToldToTheCaller() throws Exception {
        try (Origin origin = Origin.of(new byte[11])) {
            open.in(file("path", origin.url("http", "photos.example", "/")));
            assertEquals(
                    "File size exceeded maximum allowed size of 10 bytes.",
                    assertThrows(ApiException.class, () -> open.fetch(NEVER)).getMessage());
        }
    }

    @Test
    void whatGoesInAndComesOutIsHeldUntilTheCallIsOver() throws Exception {
        FileStore narrow = new FileStore(temporary.resolve("narrow"), 3 * 5_000, 0, () -> Long.MAX_VALUE);
        StoreGate gate = new StoreGate(narrow, null, "http://here.example/app", null);
        Path in = gate.in(file("path", put(narrow))).file();
        Path result = Files.writeString(temporary.resolve("result.txt"), "r");
        String out = gate.out(FileData.of(result)).get("path").textValue();
        String other = put(narrow);
        put(narrow);
        assertTrue(Files.exists(in) && narrow.find(out, null).isPresent());
        assertTrue(narrow.find(other, null).isEmpty());
        gate.release();
        put(narrow);
        put(narrow);
        assertTrue(!Files.exists(in) && narrow.find(out, null).isEmpty());
    }

    @Test
    void aGeneratorHoldsItsLastHundredFiles() throws Exception {
        FileStore narrow = new FileStore(temporary.resolve("narrow"), 101 * 4_200, 0, () -> Long.MAX_VALUE);
        StoreGate gate = new StoreGate(narrow, null, "http://here.example/app", null);
        Path result = Files.writeString(temporary.resolve("result.txt"), "r");
        for (int i = 0; i < 500; i++) gate.out(FileData.of(result));
        gate.release();
    }

    private static String put(FileStore store) throws IOException {
        return store.put(new ByteArrayInputStream(new byte[700]), "a.png", null, 700);
    }

    @Test
    void aResultThatCannotBeStoredFailsInWordsThatNameNoPath() throws IOException {
        Path result = Files.writeString(temporary.resolve("result.txt"), "r");
        Path root = Files.createDirectory(temporary.resolve("store"));
        StoreGate gate = new StoreGate(new FileStore(root), null, "http://here.example/app", null);
        Files.delete(root);
        assertEquals(
                "This file could not be stored on the server. Please try again later.",
                assertThrows(ApiException.class, () -> gate.out(FileData.of(result)))
                        .getMessage());
        assertThrows(NoSuchFileException.class, () -> gate.out(FileData.of(root)), "the author's fault");
    }

    @Test
    void aCancelIsNoFailure() throws Exception {
        try (Origin origin = Origin.holding("")) {
            open.in(file("path", origin.url("http", "photos.example", "/")));
            Cancelled cancelled = new Cancelled(origin);
            assertThrows(CancellationException.class, () -> open.fetch(cancelled));
        }
    }

    @Test
    void aCallThatAServerHasCancelledToStopIsNoFailureEither() throws Exception {
        open.in(file("path", "http://photos.example/"));
        timer.shutdownNow();
        Cancellation already = new Cancellation() {
            @Override
            public boolean isCancelled() {
                return true;
            }

            @Override
            public void onCancel(Runnable action) {
                action.run();
            }
        };
        assertThrows(CancellationException.class, () -> open.fetch(already));
    }

    /** Goes off when somebody has been asked. */
    private static final class Cancelled implements Cancellation {
        private final Origin origin;
        private volatile boolean cancelled;

        Cancelled(Origin origin) {
            this.origin = origin;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void onCancel(Runnable action) {
            new Thread(() -> {
                        try {
                            origin.awaitRequest();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        cancelled = true;
                        action.run();
                    })
                    .start();
        }
    }

    @Test
    void nothingIsAskedWhereNothingIsElsewhere() throws Exception {
        closed.fetch(NEVER);
        open.fetch(NEVER);
        assertTrue(timer.shutdownNow().isEmpty());
    }
}
