package served;

import static org.junit.jupiter.api.Assertions.assertEquals;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Who asks whether a server is ready has it give its first answer, and hears nothing of it. */
@EachContainer
class RehearsalIT {
    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    @Test
    void theFirstAnswerIsGivenToNobody() throws Exception {
        AtomicInteger answers = new AtomicInteger();
        Server server = Server.builder()
                .files(files)
                .about(() -> Map.of("answers", answers.incrementAndGet()))
                .endpoints(new Parrot())
                .build();
        try (Container container =
                Container.start(kind, WebApp.of(probed(server)).at("/tbi"))) {
            Site site = new Site(container.address("/tbi"));
            HttpResponse<String> probe = site.get("probe?session_hash=x");
            assertEquals("202 probed", probe.statusCode() + " " + probe.body());
            assertEquals(Set.of(), Set.copyOf(probe.headers().allValues("Set-Cookie")));
            assertEquals(1, answers.get());
            assertEquals(2, site.config().get("answers").asInt());
        }
    }

    private static ServletContextListener probed(Server server) {
        return new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                ServletContext context = event.getServletContext();
                server.mount(context, "/");
                context.addServlet("probe", new Probe(server)).addMapping("/probe");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                server.close();
            }
        };
    }

    private static final class Probe extends HttpServlet {
        private static final long serialVersionUID = 1;
        private final transient Server server;

        Probe(Server server) {
            this.server = server;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
            server.rehearse(request);
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            response.getWriter().print("probed");
        }
    }
}
