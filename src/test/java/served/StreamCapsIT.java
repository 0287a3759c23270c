package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Limits;
import gradio.Server;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** So many streams may be open, in all and of one client; the next is refused at once, and takes nothing from those that are open. */
@EachContainer
class StreamCapsIT {
    private static final int MAX = 4;
    private static final int MAX_PER_CLIENT = 3;

    @Parameter
    ContainerKind kind;

    private final Bench bench = new Bench();
    private final List<InputStream> open = new ArrayList<>();
    private Server server;
    private Container container;
    private Site site;

    @BeforeEach
    void start() throws Exception {
        Limits limits = Limits.DEFAULTS.with(
                new Limits.Streams(MAX, MAX_PER_CLIENT, Duration.ofMillis(100), Duration.ofSeconds(10)));
        server = Server.builder().limits(limits).endpoints(bench).build();
        container = Container.start(kind, WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                server.mount(event.getServletContext(), "/");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                server.close();
            }
        }));
        site = new Site(container.address(""));
    }

    @AfterEach
    void stop() throws Exception {
        for (InputStream stream : open) stream.close();
        container.close();
    }

    /** A client elsewhere, whom a proxy on this machine has passed on. */
    private HttpRequest.Builder from(String address, String path) {
        return site.request(path).header("X-Forwarded-For", address);
    }

    private void open(String address) throws Exception {
        HttpResponse<InputStream> answer = site.stream(from(address, "gradio_api/heartbeat/h"));
        assertEquals(200, answer.statusCode());
        open.add(answer.body());
        assertEquals("data: ALIVE", new String(answer.body().readNBytes(11), StandardCharsets.US_ASCII));
    }

    @Test
    void theNextIsRefusedInWords() throws Exception {
        for (int i = 0; i < MAX_PER_CLIENT; i++) open("10.0.0.1");
        HttpResponse<String> tooMany = site.send(from("10.0.0.1", "gradio_api/heartbeat/h"));
        assertEquals(429, tooMany.statusCode());
        assertEquals("5", Answers.header(tooMany, "Retry-After"));
        assertEquals(
                "Too many of your event streams are open: 3 at a time are allowed. Close one first.",
                Answers.read(tooMany.body()).get("detail").asText());
        open("10.0.0.2");
        for (String path : List.of("heartbeat/h", "queue/data?session_hash=s", "call/scale/e", "call/v2/scale/e")) {
            HttpResponse<String> full = site.send(from("10.0.0.3", "gradio_api/" + path));
            assertEquals(503, full.statusCode(), path);
            assertEquals("5", Answers.header(full, "Retry-After"), path);
            assertEquals(
                    "Too many event streams are open: 4 at a time are allowed. Try again in a moment.",
                    Answers.json(503, full).get("detail").asText());
        }
    }

    /** What a client says of its way here stands before what the proxy says, on the same line or on one of its own. */
    @Test
    void nobodyChoosesHisOwnAddress() throws Exception {
        for (int i = 0; i < MAX_PER_CLIENT; i++) open("10.0.0.1");
        for (HttpRequest.Builder request : List.of(
                from("10.9.9.9, 10.0.0.1", "gradio_api/heartbeat/h"),
                from("10.9.9.9", "gradio_api/heartbeat/h").header("X-Forwarded-For", "10.0.0.1")))
            assertEquals(429, site.send(request).statusCode());
    }

    @Test
    void whatIsRefusedForAnotherReasonDoesNotCount() throws Exception {
        for (int i = 0; i < 2 * MAX; i++) {
            assertEquals(400, site.get("gradio_api/queue/data?session_hash=%2A").statusCode());
            assertEquals(400, site.get("gradio_api/heartbeat/%2A").statusCode());
        }
        open("10.0.0.1");
    }

    @Test
    void aStreamThatIsLeftOrEndsMakesRoom() throws Exception {
        for (int i = 0; i < MAX_PER_CLIENT; i++) open("10.0.0.1");
        open("10.0.0.2");
        open.remove(0).close(); // noticed at a heartbeat
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        int status = 0;
        while (status != 200 && System.nanoTime() < until) {
            HttpResponse<InputStream> again = site.stream(from("10.0.0.1", "gradio_api/heartbeat/h"));
            status = again.statusCode();
            if (status == 200) open.add(again.body());
            else again.body().close();
        }
        assertEquals(200, status, "there is room again");
    }

    @Test
    void aRefusedStreamTakesNoSessionOver() throws Exception {
        Visitor visitor = site.visitor();
        visitor.join("hold", "t");
        bench.awaitStart("t");
        try (Frames frames = visitor.listen()) {
            frames.await("process_starts");
            for (int i = 0; i < MAX_PER_CLIENT; i++) open("10.0.0.1");
            assertEquals(
                    503,
                    site.get("gradio_api/queue/data?session_hash=" + visitor.session())
                            .statusCode());
            bench.release("t");
            assertTrue(frames.await("process_completed").get("success").asBoolean());
        }
    }
}
