package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import fixtures.Bounds;
import gradio.Server;
import gradio.api.Api;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Clients that go while they are written to, and others whose answers must not suffer: Tomcat has one thread end such a request while
 * another may still be in its code for it, and both then meet in somebody else's.
 */
@EachContainer
class BystandersIT {
    private static final int LANES = 2; // for those who leave
    private static final int LEAVING = 60; // in each; one in ten took a bystander with it
    private static final int BYSTANDERS = 4;
    private static final long LIMIT_S = 30;

    @Parameter
    ContainerKind kind;

    private final Bench bench = new Bench();

    /** Answers past the queue, when the bench lets it, with more than a container keeps back. */
    public static final class Direct {
        private static final String LONG = "long ".repeat(20_000);

        private final Bench bench;

        Direct(Bench bench) {
            this.bench = bench;
        }

        @Api(queue = false)
        public String direct(String ticket) throws InterruptedException {
            return bench.compute(ticket) + LONG;
        }

        @Api(queue = false)
        public String other(String ticket) throws InterruptedException {
            return bench.compute(ticket) + LONG;
        }
    }

    @Test
    void whoLeavesAStreamTakesNobodyWithHim() throws Exception {
        whileSomeGo(
                new CountDownLatch(0),
                (site, lane, n) -> leave(site, List.of("hold", "linger").get(lane), lane + "-" + n));
    }

    @Test
    void whoLeavesBeforeHisAnswerTakesNobodyWithHim() throws Exception {
        whileSomeGo(
                new CountDownLatch(LANES * LEAVING),
                (site, lane, n) ->
                        leaveUnanswered(site, List.of("direct", "other").get(lane), lane + "-" + n));
    }

    private interface Going {
        void go(Site site, int lane, int n) throws Exception;
    }

    /** @param unanswered counted down by each call past the queue that has ended */
    private void whileSomeGo(CountDownLatch unanswered, Going going) throws Exception {
        Server server = Server.builder()
                .limits(Bounds.heartbeat(Duration.ofMillis(50)).withMaxCallsPerMinute(0))
                .endpoints(bench)
                .endpoints(new Direct(bench))
                .build();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Container container = Container.start(kind, WebApp.of(watched(server, unanswered)))) {
            Site site = new Site(container.address(""));
            AtomicInteger leaving = new AtomicInteger(LANES);
            List<Future<?>> all = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int own = lane;
                all.add(threads.submit(() -> {
                    try {
                        for (int n = 0; n < LEAVING; n++) going.go(site, own, n);
                    } finally {
                        leaving.decrementAndGet();
                    }
                    return null;
                }));
            }
            for (int n = 0; n < BYSTANDERS; n++) {
                String text = "text " + n;
                all.add(threads.submit(() -> {
                    while (leaving.get() > 0) assertAnswered(site, text);
                    return null;
                }));
            }
            for (Future<?> one : all) one.get();
            assertTrue(unanswered.await(LIMIT_S, TimeUnit.SECONDS), () -> unanswered.getCount() + " requests stay");
        } finally {
            threads.shutdownNow();
        }
    }

    /** By a reset, which the server finds when it writes. */
    private void leaveUnanswered(Site site, String endpoint, String ticket) throws Exception {
        URI address = site.at("gradio_api/run/" + endpoint);
        byte[] body = ("{\"data\":[\"" + ticket + "\"]}").getBytes(StandardCharsets.US_ASCII);
        String head = "POST " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            bench.awaitStart(ticket);
            socket.setSoLinger(true, 0);
        }
        bench.release(ticket);
    }

    private void leave(Site site, String tool, String ticket) throws Exception {
        Agent call = Agent.modern(
                site, "tools/call", Agent.call(tool, Answers.object().put("ticket", ticket)));
        try (Agent.Told told = call.watching("p").open()) {
            told.await("Holding " + ticket);
        }
        bench.awaitReturn(ticket);
        assertFalse(bench.wasKept(ticket));
    }

    private static void assertAnswered(Site site, String text) throws Exception {
        List<JsonNode> messages = Agent.modern(
                        site, "tools/call", Agent.call("scale", Answers.object().put("text", text)))
                .all();
        assertTrue(!messages.isEmpty(), "an empty stream");
        assertEquals(text + "x1.5", messages.get(0).at("/result/content/0/text").asText(), messages::toString);
    }

    private static ServletContextListener watched(Server server, CountDownLatch ended) {
        return new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                ServletContext context = event.getServletContext();
                FilterRegistration.Dynamic watch = context.addFilter("watch", (Filter) (request, response, chain) -> {
                    chain.doFilter(request, response);
                    request.getAsyncContext().addListener(new Ended(ended));
                });
                watch.setAsyncSupported(true);
                watch.addMappingForUrlPatterns(null, false, "/gradio_api/run/*");
                server.mount(context, "/");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                server.close();
            }
        };
    }

    private record Ended(CountDownLatch ended) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            ended.countDown();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
