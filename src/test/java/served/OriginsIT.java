package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Whose pages may use a server, and under which names it may be asked for. */
@EachContainer
class OriginsIT {
    private static final String FRIEND = "https://friend.example";

    /** Of every origin that is not listed, however near it comes to one that is, or to the server's own. */
    private static final List<String> STRANGERS = List.of(
            "https://evil.example",
            "null",
            "http://friend.example",
            "https://friend.example:8443",
            "https://friend.example.evil.example",
            "https://evil.example/friend.example",
            "http://localhost.evil.example",
            "http://127.0.0.1.evil.example",
            "http://127.0.0.1:1",
            "http://[::1]",
            "file://",
            "*");

    @Parameter
    ContainerKind kind;

    private Container container;
    private Site open;
    private Site closed;

    @BeforeEach
    void start() throws Exception {
        List<Server> servers = new ArrayList<>();
        container = Container.start(kind, WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                // The outer one comes first and must not decide for the inner one.
                mount("/", event, Server.builder());
                mount(
                        "/open",
                        event,
                        Server.builder()
                                .allowedOrigins(List.of(FRIEND, "http://localhost:80"))
                                .allowedHosts(List.of("app.example")));
            }

            private void mount(String path, ServletContextEvent event, Server.Builder builder) {
                Server server = builder.endpoints(new Parrot()).build();
                server.mount(event.getServletContext(), path);
                servers.add(server);
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                servers.forEach(Server::close);
            }
        }));
        open = new Site(container.address("/open"));
        closed = new Site(container.address(""));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    private static Reply ask(Site site, String method, String path, String... headers) throws Exception {
        return Wire.ask(site.home(), method, site.home().getRawPath() + path, List.of(headers), new byte[0]);
    }

    /** What a browser goes by. */
    private static Map<String, String> shared(Reply reply) {
        Map<String, String> headers = new TreeMap<>(reply.headers());
        headers.keySet().removeIf(name -> !name.startsWith("access-control") && !name.equals("vary"));
        return headers;
    }

    @Test
    void aListedOriginReadsAndCalls() throws Exception {
        for (String path : List.of("config", "gradio_api/info", "gradio_api/file=none", "gradio_api/queue/status")) {
            Reply read = ask(open, "GET", path, "Origin: " + FRIEND);
            assertEquals(FRIEND, read.header("Access-Control-Allow-Origin"), path);
            assertEquals("true", read.header("Access-Control-Allow-Credentials"), path);
            assertEquals("Origin", read.header("Vary"), path);
            assertEquals("cross-origin", read.header("Cross-Origin-Resource-Policy"), path);
        }
        Reply stream = ask(open, "GET", "gradio_api/queue/data?session_hash=none", "Origin: " + FRIEND);
        assertEquals(FRIEND, stream.header("Access-Control-Allow-Origin"), "event streams too");
        Reply posted = ask(open, "POST", "gradio_api/reset", "Origin: " + FRIEND);
        assertEquals(200, posted.status());
        assertEquals(FRIEND, posted.header("Access-Control-Allow-Origin"));
        assertEquals(
                200,
                ask(open, "POST", "gradio_api/reset", "Origin: http://localhost")
                        .status(),
                "browsers leave the scheme's own port out");
    }

    @Test
    void aListedOriginMayAskBefore() throws Exception {
        Reply preflight = ask(
                open,
                "OPTIONS",
                "gradio_api/queue/data",
                "Origin: " + FRIEND,
                "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: content-type, x-evil");
        assertEquals(204, preflight.status());
        assertEquals(
                Map.of(
                        "access-control-allow-origin", FRIEND,
                        "access-control-allow-credentials", "true",
                        "access-control-allow-methods", "GET, HEAD, POST",
                        "access-control-allow-headers",
                                "Authorization, Content-Type, Range, X-Gradio-User, X-Gradio-History-Bucket,"
                                        + " Mcp-Protocol-Version, Mcp-Method, Mcp-Name, Mcp-Session-Id, X-Request-Id",
                        "access-control-expose-headers",
                                "Content-Disposition, Content-Range, Retry-After, Mcp-Session-Id, X-Request-Id",
                        "access-control-max-age", "600",
                        "vary", "Origin"),
                shared(preflight));
    }

    @Test
    void nobodyElseDoes() throws Exception {
        for (Site site : List.of(open, closed)) {
            Map<String, String> none = site == open ? Map.of("vary", "Origin") : Map.of();
            for (String stranger : STRANGERS) {
                String origin = "Origin: " + stranger;
                Reply read = ask(site, "GET", "config", origin);
                assertEquals(200, read.status(), "the browser keeps it from the page");
                assertEquals(none, shared(read), stranger);
                for (String path :
                        List.of("gradio_api/upload", "gradio_api/queue/join", "gradio_api/cancel", "login")) {
                    Reply posted = ask(site, "POST", path, origin);
                    assertEquals(403, posted.status(), stranger + " at " + path);
                    assertEquals(none, shared(posted), stranger);
                }
                Reply preflight = ask(site, "OPTIONS", "config", origin, "Access-Control-Request-Method: GET");
                assertEquals(403, preflight.status(), stranger);
                assertEquals(none, shared(preflight), stranger);
            }
            assertEquals(
                    403,
                    ask(site, "POST", "gradio_api/reset", "Sec-Fetch-Site: cross-site")
                            .status());
        }
        assertEquals(
                403,
                ask(closed, "POST", "gradio_api/reset", "Origin: " + FRIEND).status(),
                "the one server's friend is not the other's");
    }

    @Test
    void aServersOwnPagesMayAlways() throws Exception {
        String own = "Origin: http://" + open.home().getAuthority();
        assertEquals(200, ask(open, "POST", "gradio_api/reset", own).status());
        assertEquals(200, ask(closed, "POST", "gradio_api/reset", own).status());
        String behindTls = "Origin: https://app.example";
        String[] forwarded = {behindTls, "X-Forwarded-Host: app.example", "X-Forwarded-Proto: https"};
        assertEquals(200, ask(open, "POST", "gradio_api/reset", forwarded).status());
        forwarded[0] = "Origin: http://app.example";
        assertEquals(403, ask(open, "POST", "gradio_api/reset", forwarded).status(), "not its own without TLS");
    }

    @Test
    void otherHostsAreNotServed() throws Exception {
        for (String path : List.of("config", "gradio_api/info", "gradio_api/file=none")) {
            assertEquals(421, ask(open, "GET", path, "Host: evil.example").status(), path);
            assertEquals(421, ask(closed, "GET", path, "Host: evil.example").status(), "from this machine itself");
        }
        assertEquals(200, ask(open, "GET", "config", "Host: app.example").status());
        assertEquals(200, ask(open, "GET", "config", "Host: APP.example:8080").status());
        assertEquals(200, ask(open, "GET", "config", "Host: localhost").status(), "the machine's own");
        String proxied = "X-Forwarded-For: 203.0.113.9";
        assertEquals(
                200, ask(closed, "GET", "config", "Host: any.example", proxied).status());
        assertEquals(
                421, ask(open, "GET", "config", "Host: any.example", proxied).status());
        assertEquals(421, ask(open, "GET", "config", "Host: localhost", proxied).status(), "not for others");
    }

    @Test
    void whatIsNoOriginOrHostStopsTheDeployment() {
        for (String wrong : List.of("*", "null", "friend.example", "https://friend.example/", "https://", "ftp://a")) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> Server.builder().allowedOrigins(List.of(wrong)));
            assertEquals(
                    "\"" + wrong
                            + "\" is no origin; one is a scheme, a host and perhaps a port, such as https://example.org or"
                            + " http://localhost:3000",
                    e.getMessage());
        }
        for (String wrong : List.of("https://a.example", "a.example:80", "*.example", "")) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> Server.builder().allowedHosts(List.of(wrong)));
            assertEquals(
                    "\"" + wrong + "\" is no host name; one is written without scheme and port, such as example.org",
                    e.getMessage());
        }
    }
}
