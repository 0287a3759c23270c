package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Who may say under which address the server is seen (check 22): a proxy on this machine, and nobody else. */
@EachContainer
class ForwardedIT {
    private static final String FAR = "X-Test-Peer";
    private static final String SEEN = "X-Test-Seen-As";

    private static final String[] FORWARDED = {
        "X-Forwarded-Host: app.example", "X-Forwarded-Proto: https", "X-Forwarded-Port: 443"
    };

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private Container container;
    private Site site;

    @BeforeEach
    void start() throws Exception {
        Server server = Server.builder().files(files).endpoints(new Parrot()).build();
        ServletContextListener engine = Prey.serving(server);
        container = Container.start(kind, WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                event.getServletContext()
                        .addFilter("far", far())
                        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
                engine.contextInitialized(event);
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                engine.contextDestroyed(event);
            }
        }));
        site = new Site(container.address(""));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    /** Makes a request that asks for it one from another machine: the tests have only this one. */
    private static Filter far() {
        return (request, response, chain) -> {
            HttpServletRequest http = (HttpServletRequest) request;
            if (http.getHeader(FAR) != null) chain.doFilter(new Far(http), response);
            else chain.doFilter(request, response);
        };
    }

    /** From {@link #FAR}, and with {@link #SEEN} for what Tomcat's RemoteIpValve would take from a proxy that it believes. */
    private static final class Far extends HttpServletRequestWrapper {
        private final URI seen;

        Far(HttpServletRequest request) {
            super(request);
            seen = request.getHeader(SEEN) == null ? null : URI.create(request.getHeader(SEEN));
        }

        @Override
        public String getRemoteAddr() {
            return getHeader(FAR);
        }

        @Override
        public String getScheme() {
            return seen == null ? super.getScheme() : seen.getScheme();
        }

        @Override
        public String getServerName() {
            return seen == null ? super.getServerName() : seen.getHost();
        }

        @Override
        public int getServerPort() {
            return seen == null ? super.getServerPort() : seen.getPort();
        }
    }

    @Test
    void proxyOnThisMachineIsBelieved() throws Exception {
        assertEquals("https://app.example", root("X-Test: none"));
    }

    @Test
    void anybodyElseIsNot() throws Exception {
        String own = site.home().toString().replaceFirst("/$", "");
        for (String peer : new String[] {"203.0.113.9", "10.0.0.1", "2001:db8::1", "127.evil.example"})
            assertEquals(own, root(FAR + ": " + peer), peer);
    }

    @Test
    void whatTheContainerItselfBelievesIsTaken() throws Exception {
        assertEquals("https://photo.example:8443", root(FAR + ": 203.0.113.9", SEEN + ": https://photo.example:8443/"));
        assertEquals("https://photo.example", root(FAR + ": 203.0.113.9", SEEN + ": https://photo.example:443/"));
    }

    private String root(String... headers) throws Exception {
        String[] all = Arrays.copyOf(headers, headers.length + 3);
        System.arraycopy(FORWARDED, 0, all, headers.length, FORWARDED.length);
        Reply reply = Wire.get(site.home(), "config", all);
        return Answers.read(reply.text()).get("root").asText();
    }

    @Test
    void addressesOfResultsAreOurOwnToo() throws Exception {
        String path = site.upload("x.png", new byte[1]);
        JsonNode call = Answers.object().set("data", Answers.list(Answers.fileData(path)));
        String event = Answers.json(
                        200,
                        site.send(site.request("gradio_api/call/same")
                                .header("Content-Type", "application/json")
                                .header(FAR, "203.0.113.9")
                                .header("X-Forwarded-Host", "evil.example")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(call.toString()))))
                .get("event_id")
                .asText();
        String answer = site.get("gradio_api/call/same/" + event).body();
        assertFalse(answer.contains("evil"), answer);
    }
}
