package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The headers of every kind of answer (check 50 of reliability-and-security). */
@EachContainer
class HeadersIT {
    private static final String POLICY = "default-src 'self'";

    @Parameter
    ContainerKind kind;

    private static WebApp app(@Nullable String pagePolicy) {
        return WebApp.of(new ServletContextListener() {
            private @Nullable Server server;

            @Override
            public void contextInitialized(ServletContextEvent event) {
                Server.Builder builder = Server.builder().endpoints(new Parrot());
                if (pagePolicy != null) builder.pagePolicy(pagePolicy);
                server = builder.build();
                server.mount(event.getServletContext(), "/");
                event.getServletContext().addServlet("own", new Own()).addMapping("/own");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                if (server != null) server.close();
            }
        });
    }

    /** An author's page with a policy of its own. */
    private static final class Own extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String policy = request.getParameter("policy");
            if (policy != null) response.setHeader("Content-Security-Policy", policy);
            response.getWriter().print("own");
        }
    }

    @Test
    void everyAnswerOfTheEngineIsGuarded() throws Exception {
        try (Container container = Container.start(kind, app(null))) {
            Site site = new Site(container.address(""));
            String file = site.upload("a.png", new byte[] {1});
            for (String path : List.of(
                    "config",
                    "gradio_api/info",
                    "gradio_api/openapi.json",
                    "gradio_api/llms.txt",
                    "llms.txt",
                    "gradio_api/docs/main.js",
                    "gradio_api/queue/standing",
                    "gradio_api/app_id",
                    "gradio_api/queue/status",
                    "gradio_api/queue/data?session_hash=none",
                    "gradio_api/queue/data",
                    "gradio_api/call/none/none",
                    "gradio_api/file=" + file,
                    "gradio_api/file=none",
                    "file=" + file,
                    "gradio_api/no_such_route",
                    "gradio_api/queue/join",
                    "login")) {
                Reply reply = Wire.get(site.home(), path);
                assertEquals("nosniff", reply.header("X-Content-Type-Options"), path);
                assertEquals("no-referrer", reply.header("Referrer-Policy"), path);
                assertEquals("same-origin", reply.header("Cross-Origin-Opener-Policy"), path);
                assertEquals("same-origin", reply.header("Cross-Origin-Resource-Policy"), path);
                assertEquals(
                        path.contains("queue/data") ? "" : "camera=(), microphone=(), geolocation=()",
                        reply.header("Permissions-Policy"),
                        path);
                boolean stored = path.contains("file=");
                assertEquals(
                        "default-src 'none'; frame-ancestors 'none'" + (stored ? "; sandbox" : ""),
                        reply.header("Content-Security-Policy"),
                        path);
                assertEquals("", reply.header("Access-Control-Allow-Origin"), path);
                boolean kept = path.endsWith(file);
                assertEquals(
                        kept ? "private, max-age=3600, immutable" : "no-store", reply.header("Cache-Control"), path);
            }
            Reply stream = Wire.get(site.home(), "gradio_api/queue/data?session_hash=none");
            assertEquals("no", stream.header("X-Accel-Buffering"));
            assertEquals("", stream.header("Content-Encoding"));
        }
    }

    @Test
    void anAuthorsOwnPagesAreHis() throws Exception {
        try (Container container = Container.start(kind, app(null))) {
            Site site = new Site(container.address(""));
            Reply own = Wire.get(site.home(), "own");
            assertEquals("own", own.text());
            assertEquals("nosniff", own.header("X-Content-Type-Options"));
            for (String header : List.of(
                    "Content-Security-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Referrer-Policy"))
                assertEquals("", own.header(header), header);
        }
    }

    @Test
    void aPagePolicyHoldsForAllPagesThatHaveNoneOfTheirOwn() throws Exception {
        try (Container container = Container.start(kind, app(POLICY))) {
            Site site = new Site(container.address(""));
            Reply own = Wire.get(site.home(), "own");
            assertEquals(POLICY, own.header("Content-Security-Policy"));
            assertEquals("same-origin", own.header("Cross-Origin-Opener-Policy"));
            assertEquals("", own.header("Cross-Origin-Resource-Policy"), "others may show an author's pictures");
            assertEquals(
                    "default-src 'none'",
                    Wire.get(site.home(), "own?policy=default-src%20'none'").header("Content-Security-Policy"));
            assertTrue(Wire.get(site.home(), "config")
                    .header("Content-Security-Policy")
                    .startsWith("default-src 'none'"));
        }
    }
}
