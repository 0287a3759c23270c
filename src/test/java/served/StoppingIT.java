package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import gradio.api.Api;
import gradio.api.Cancellation;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A container that stops while there is work. */
@EachContainer
class StoppingIT {
    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    /** Works until it is cancelled. */
    public static final class Author {
        final AtomicInteger working = new AtomicInteger();

        @Api
        public String work(Cancellation cancellation) throws InterruptedException {
            working.incrementAndGet();
            CountDownLatch cancelled = new CountDownLatch(1);
            cancellation.onCancel(cancelled::countDown);
            try {
                assertTrue(cancelled.await(30, TimeUnit.SECONDS));
                return "cancelled";
            } finally { // it is interrupted as well, before or after it hears of its cancellation
                working.decrementAndGet();
            }
        }
    }

    @Test
    void everybodyIsToldAndEveryStreamEndsCleanly() throws Exception {
        Author author = new Author();
        Server server = Server.builder().files(files).endpoints(author).build();
        Container container = Container.start(kind, WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                server.mount(event.getServletContext(), "/");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                server.close();
            }
        }));
        Site site = new Site(container.address(""));
        String body = "{\"data\":[],\"fn_index\":0,\"session_hash\":\"s\"}";
        assertEquals(
                200,
                site.post("gradio_api/queue/join", "application/json", body).statusCode());
        assertEquals(
                200,
                site.post("gradio_api/queue/join", "application/json", body).statusCode());
        List<String> heard = new ArrayList<>();
        try (BufferedReader stream = new BufferedReader(new InputStreamReader(
                site.open("gradio_api/queue/data?session_hash=s").body(), StandardCharsets.UTF_8))) {
            String line;
            while (!(line = stream.readLine()).contains("process_starts")) heard.add(line);
            long began = System.nanoTime();
            if (kind == ContainerKind.JETTY)
                server.close(); // as its shutdown hook does: Jetty closes connections before it tells anybody
            else container.close();
            assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(10), "hung");
            heard.clear();
            while ((line = stream.readLine()) != null) {
                if (line.contains("process_completed") || line.contains("close_stream")) heard.add(line);
            }
        }
        assertEquals(3, heard.size(), heard::toString);
        assertTrue(
                heard.get(0).contains("\"error\":\"The server is stopping. Please try again in a moment.\""),
                heard::toString);
        assertTrue(
                heard.get(1).contains("\"error\":\"The server is stopping. Please try again in a moment.\""),
                heard::toString);
        assertEquals("data: {\"msg\":\"close_stream\",\"event_id\":null}", heard.get(2));
        if (kind == ContainerKind.JETTY) container.close();
        assertEquals(0, author.working.get(), "close waits for the calls that run");
    }
}
