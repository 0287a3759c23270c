package textbehindimage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Site;

/** What the containers' own file servlets do not do unless they are told to. */
@EachContainer
class TextFilesIT {
    private static final String TEXT = "a line of text\n".repeat(1_000);

    @Parameter
    ContainerKind kind;

    /** As nginx and others: a strong tag is one of the very bytes. */
    @Test
    void aStrongTagIsWeakened() throws Exception {
        assertEquals("200 gzip W/\"a\"", told("strong.js"));
    }

    @Test
    void whatIsPackedIsNotPackedTwice() throws Exception {
        assertEquals("200 br none", told("packed.js"));
    }

    @Test
    void charactersAndErrorsPass() throws Exception {
        assertEquals("200 none none", told("characters.js"));
        assertEquals("503 none none", told("error.js"));
    }

    private String told(String path) throws Exception {
        try (Container container = Container.start(kind, WebApp.of(new Files()).at("/tbi"))) {
            Site site = new Site(container.address("/tbi"));
            HttpResponse<byte[]> answer = site.bytes(site.request(path).header("Accept-Encoding", "gzip"));
            return answer.statusCode() + " " + header(answer, "Content-Encoding") + " " + header(answer, "ETag");
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        String value = Answers.header(answer, name);
        return value.isEmpty() ? "none" : value;
    }

    private static final class Files implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            TextFiles.in(event.getServletContext());
            event.getServletContext().addServlet("files", new FileServlet()).addMapping("*.js");
        }
    }

    private static final class FileServlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] bytes = TEXT.getBytes(StandardCharsets.US_ASCII);
            response.setHeader("Content-Length", String.valueOf(bytes.length));
            switch (request.getServletPath()) {
                case "/strong.js" -> response.setHeader("ETag", "\"a\"");
                case "/packed.js" -> response.setHeader("Content-Encoding", "br");
                case "/characters.js" -> {
                    response.getWriter().print(TEXT);
                    return;
                }
                default -> {
                    response.sendError(503);
                    return;
                }
            }
            response.getOutputStream().write(bytes);
        }
    }
}
