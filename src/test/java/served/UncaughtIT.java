package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exceptions of servlets and filters, where nothing of JAX-RS catches them. One that throws stands behind the engine's. */
@EachContainer
class UncaughtIT {
    private static final String HOW = "X-Test-How";
    private static final String SECRET = "/var/lib/secret";

    @Parameter
    ContainerKind kind;

    private Container container;
    private Site masked;
    private Site plain;
    private Logged logged;

    @BeforeEach
    void start() throws Exception {
        Server server = Server.builder()
                .allowedOrigins(List.of("https://friend.example"))
                .pagePolicy("default-src 'self'")
                .endpoints(new Bench())
                .build();
        Server other = Server.builder().endpoints(new Bench()).build();
        container = Container.start(kind, WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                ServletContext context = event.getServletContext();
                server.mount(context, "/masked");
                other.mount(context, "/plain");
                var filter = context.addFilter("failing", failing());
                filter.setAsyncSupported(true);
                filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                server.close();
                other.close();
            }
        }));
        masked = new Site(container.address("/masked"));
        plain = new Site(container.address("/plain"));
        logged = Logged.of("gradio.web.Uncaught");
    }

    @AfterEach
    void stop() throws Exception {
        logged.close();
        container.close();
    }

    private static Filter failing() {
        return (request, response, chain) -> {
            String how = ((HttpServletRequest) request).getHeader(HOW);
            if (how == null) chain.doFilter(request, response);
            else fail(how, (HttpServletRequest) request, (HttpServletResponse) response);
        };
    }

    private static void fail(String how, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (how) {
            case "runtime" -> throw new IllegalStateException(SECRET);
            case "servlet" -> throw new ServletException(new IllegalStateException(SECRET));
            case "io" -> throw new IOException(SECRET);
            case "error" -> throw new AssertionError(SECRET);
            case "half" -> {
                response.setContentType("text/html");
                response.setHeader("Content-Encoding", "gzip");
                response.setContentLength(100);
                response.getWriter().write("half a page");
            }
            case "async" -> request.startAsync();
            case "late" -> {
                response.getOutputStream().print("begun");
                response.flushBuffer();
            }
            default -> throw new AssertionError(how);
        }
        throw new IllegalStateException(SECRET);
    }

    private static HttpResponse<String> fail(Site site, String path, String how) throws Exception {
        return site.send(site.request(path).header(HOW, how));
    }

    private void assertMasked(HttpResponse<String> answer) throws Exception {
        String detail = Answers.json(500, answer).get("detail").asText();
        assertTrue(detail.matches("Internal server error\\. Error id: [0-9a-f-]{36}"), answer.body());
        assertEquals("nosniff", Answers.header(answer, "X-Content-Type-Options"));
        assertEquals("", Answers.header(answer, "Content-Encoding"));
    }

    private LogRecord only() {
        assertEquals(1, logged.records().size(), () -> logged.records().toString());
        return logged.records().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "servlet", "error", "half", "async"})
    void failureOfOursIsToldByNumberAndLoggedOnce(String how) throws Exception {
        HttpResponse<String> answer = fail(plain, Agent.PATH, how);
        assertMasked(answer);
        LogRecord record = only();
        assertEquals(Level.SEVERE, record.getLevel());
        String id = answer.body().replaceAll(".*id: |\"}", "");
        assertTrue(record.getMessage().endsWith(id), record.getMessage());
        Throwable thrown = record.getThrown(); // which Tomcat may have put into another
        assertTrue(thrown.toString().contains(SECRET)
                || thrown.getCause().toString().contains(SECRET));
    }

    /** It is mostly a client's that has gone, and nobody has to act on that. */
    @Test
    void brokenConnectionIsNoFault() throws Exception {
        assertMasked(fail(plain, Agent.PATH, "io"));
        assertEquals(List.of(), logged.records());
    }

    @Test
    void headersAreThoseOfEveryAnswer() throws Exception {
        HttpResponse<String> answer =
                masked.send(masked.request(Agent.PATH).header(HOW, "half").header("Origin", "https://friend.example"));
        assertMasked(answer);
        assertEquals("https://friend.example", Answers.header(answer, "Access-Control-Allow-Origin"));
        assertEquals("default-src 'none'; frame-ancestors 'none'", Answers.header(answer, "Content-Security-Policy"));
    }

    @Test
    void authorsPagesAreHisUnlessHeHasLeftThemToUs() throws Exception {
        assertMasked(fail(masked, "page.html", "half"));
        HttpResponse<String> his = fail(plain, "page.html", "runtime");
        assertEquals(500, his.statusCode());
        assertFalse(his.body().contains("Error id"), his.body());
        only();
    }

    @Test
    void whatHasBegunIsCutOff() throws Exception {
        try {
            assertFalse(fail(plain, Agent.PATH, "late").body().contains(SECRET));
        } catch (IOException cut) {
            // which is how the client knows
        }
        assertEquals(List.of(), logged.records(), "the container logs it");
    }

    @Test
    void nextRequestIsServed() throws Exception {
        fail(plain, Agent.PATH, "half");
        assertEquals(
                200,
                Agent.modern(plain, "server/discover", Answers.object()).send().statusCode());
    }
}
