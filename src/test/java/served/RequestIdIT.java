package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import gradio.api.Api;
import gradio.api.EndedCall;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One name for a request in its answer, the line of its call and that of its failure. */
@EachContainer
class RequestIdIT {
    private static final String ID = "X-Request-Id";
    private static final String RANDOM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final BlockingQueue<EndedCall> ended = new LinkedBlockingQueue<>();

    @Parameter
    ContainerKind kind;

    private Container container;
    private Site site;
    private volatile boolean failing;

    /** The one endpoint of this server. */
    public static final class Author {
        @Api
        public String echo(String x) {
            return x;
        }
    }

    @BeforeEach
    void start() throws Exception {
        Server server = Server.builder()
                .endpoints(new Author())
                .calls(ended::add)
                .pagePolicy("default-src 'self'")
                .about(this::about)
                .build();
        container = Container.start(kind, WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                server.mount(event.getServletContext(), "/");
                var filter = event.getServletContext().addFilter("page", (request, response, chain) -> {
                    if (((HttpServletRequest) request).getServletPath().equals("/broken"))
                        throw new IllegalStateException("broken");
                    chain.doFilter(request, response);
                });
                filter.setAsyncSupported(true);
                filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                server.close();
            }
        }));
        site = new Site(container.address(""));
    }

    private Map<String, ?> about() {
        if (failing) throw new IllegalStateException("broken");
        return Map.of();
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "gradio_api/info", "gradio_api/nothing", "nothing", "broken", "gradio_api/mcp"})
    void everyAnswerHasOneOfItsOwn(String path) throws Exception {
        String first = id(site.get(path));
        assertTrue(first.matches(RANDOM), first);
        assertNotEquals(first, id(site.get(path)));
        assertEquals("abc.DEF_1-2", id(site.send(site.request(path).header(ID, "abc.DEF_1-2"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a\"b",
                "{}",
                "\u00e4",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void whatIsUnfitForALogIsReplaced(String odd) throws Exception {
        String id = id(site.send(site.request("config").header(ID, odd)));
        assertTrue(id.matches(RANDOM), id);
    }

    @Test
    void refusalsHaveOneToo() throws Exception {
        HttpResponse<String> answer = site.send(site.request("gradio_api/queue/join")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString("{}")));
        assertEquals(403, answer.statusCode());
        assertTrue(id(answer).matches(RANDOM), id(answer));
    }

    @Test
    void theLineOfACallHasThatOfItsJoin() throws Exception {
        int echo = site.fnIndex("echo");
        Visitor visitor = site.visitor();
        HttpResponse<String> join = visitor.tryJoin(echo, Answers.list("x"));
        try (Frames frames = visitor.listen()) {
            frames.rest();
        }
        assertEquals(id(join), logged());
        HttpRequest.Builder call = site.request("gradio_api/call/echo")
                .header("Content-Type", "application/json")
                .header(ID, "of-a-proxy")
                .POST(BodyPublishers.ofString("{\"data\":[\"x\"]}"));
        HttpResponse<String> answer = site.send(call);
        assertEquals("of-a-proxy", id(answer));
        site.get("gradio_api/call/echo/"
                + Answers.json(200, answer).get("event_id").asText());
        assertEquals("of-a-proxy", logged());
    }

    private String logged() throws InterruptedException {
        return ended.poll(20, TimeUnit.SECONDS).request().header(ID).orElseThrow();
    }

    /** Of a route of Gradio's, and of a page. */
    @ParameterizedTest
    @CsvSource({"config, gradio.http.ErrorMapper", "broken, gradio.web.Uncaught"})
    void theLineOfAFailureHasThatOfItsAnswer(String path, String logger) throws Exception {
        failing = true;
        try (Logged log = Logged.of(logger)) {
            HttpResponse<String> answer = site.get(path);
            assertEquals(
                    "Internal server error. Error id: " + id(answer),
                    Answers.json(500, answer).get("detail").asText());
            assertEquals(
                    List.of("Request failed, error id " + id(answer)),
                    log.records().stream().map(record -> record.getMessage()).toList());
        }
    }

    /** It would cost memory for as long as the stream is open. */
    @Test
    void anEventStreamHasNone() throws Exception {
        Visitor visitor = site.visitor();
        visitor.join("echo", "x");
        HttpResponse<InputStream> stream = site.open("gradio_api/queue/data?session_hash=" + visitor.session());
        assertEquals("", id(stream));
        assertTrue(new String(stream.body().readAllBytes(), StandardCharsets.US_ASCII).contains("process_completed"));
    }

    private static String id(HttpResponse<?> answer) {
        return Answers.header(answer, ID);
    }
}
