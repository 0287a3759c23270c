package served;

import static org.junit.jupiter.api.Assertions.assertEquals;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import gradio.api.Api;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.catalina.filters.RemoteIpFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users whom a proxy names in a header. This test is the proxy: it asks from 127.0.0.1. */
@EachContainer
class ProxyLoginIT {
    private static final String HEADER = "X-Remote-User";
    private static final String SECRET_SHA_256 =
            "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"; // of "secret"

    private final List<Server> servers = new ArrayList<>();

    @Parameter
    ContainerKind kind;

    private Container container;

    /** The one endpoint of these servers. */
    public static final class Author {
        @Api
        public String echo(String x) {
            return x;
        }
    }

    @BeforeEach
    void start() throws Exception {
        container = Container.start(kind, WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                ServletContext context = event.getServletContext();
                mount(context, "/near", "127.0.0.0/8");
                mount(context, "/far", "192.0.2.0/24");
                // What Tomcat's RemoteIpValve does, as a filter, which both containers can have.
                var valve = context.addFilter("valve", new RemoteIpFilter());
                valve.setAsyncSupported(true);
                valve.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/behind/*", "/asked/*");
                mount(context, "/behind", "127.0.0.0/8", "192.0.2.0/24");
                mount(context, "/asked", "container");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                servers.forEach(Server::close);
            }
        }));
    }

    private void mount(ServletContext context, String path, String... proxies) {
        Server server = Server.builder()
                .proxyLogin(HEADER, List.of(proxies))
                .users(Map.of("ann", "right"))
                .tokens(List.of(SECRET_SHA_256))
                .endpoints(new Author())
                .build();
        servers.add(server);
        server.mount(context, path);
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    private HttpRequest.Builder request(String server, String... headers) {
        HttpRequest.Builder request = new Site(container.address(server)).request("config");
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return request;
    }

    /** Who a request's sender is to the server, or the status of a refusal. */
    private String who(String server, String... headers) throws Exception {
        HttpResponse<String> answer = new Site(container.address(server)).send(request(server, headers));
        return answer.statusCode() == 200
                ? Answers.json(200, answer).get("username").asText()
                : String.valueOf(answer.statusCode());
    }

    @Test
    void aProxySaysWhoIsThere() throws Exception {
        assertEquals("bob", who("/near", HEADER, "bob"));
        assertEquals("bob", who("/near", "x-REMOTE-user", " bob "));
        assertEquals("dom\\bob@example.org", who("/near", HEADER, "dom\\bob@example.org"));
        assertEquals("401", who("/near"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t"})
    void nobodyIsNamedByNothing(String nothing) throws Exception {
        assertEquals("401", who("/near", HEADER, nothing));
    }

    /** The client's own beside the proxy's: one of them lies. */
    @Test
    void twoNamesAreNone() throws Exception {
        assertEquals("401", who("/near", HEADER, "bob", HEADER, "root"));
        assertEquals("401", who("/near", HEADER, "bob", HEADER, "bob"));
        assertEquals("401", who("/near", HEADER, "x".repeat(257)));
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 192.0.2.1",
        "X-Real-IP, 192.0.2.1",
        "Forwarded, for=192.0.2.1",
        "X-Forwarded-By, 192.0.2.1",
        "X-Forwarded-Host, 192.0.2.1",
        "Via, 1.1 192.0.2.1"
    })
    void anybodyElseIsNotBelievedWhateverHeSays(String name, String value) throws Exception {
        assertEquals("401", who("/far", HEADER, "bob"));
        assertEquals("401", who("/far", HEADER, "bob", name, value));
    }

    /** Behind it a request's address is what somebody said, so that an address proves nothing. */
    @Test
    void behindTheContainersOwnValveOnlyItsProxiesAreBelieved() throws Exception {
        assertEquals("401", who("/behind", HEADER, "bob", "X-Forwarded-For", "127.0.0.1"));
        assertEquals("401", who("/behind", HEADER, "bob", "X-Forwarded-For", "192.0.2.1"));
        assertEquals("bob", who("/asked", HEADER, "bob", "X-Forwarded-For", "203.0.113.9"));
        assertEquals("401", who("/asked", "X-Forwarded-For", "203.0.113.9"));
    }

    @Test
    void theOtherWaysInStayAndTheProxysWordIsFirst() throws Exception {
        assertEquals("token-2bb80d53", who("/far", HEADER, "bob", "Authorization", "Bearer secret"));
        assertEquals("bob", who("/near", HEADER, "bob", "Authorization", "Bearer secret"));
        HttpResponse<String> login = new Site(container.address("/near"))
                .post("login", "application/x-www-form-urlencoded", "username=ann&password=right");
        String cookie = Answers.header(login, "Set-Cookie").split(";", 2)[0];
        assertEquals("ann", who("/near", "Cookie", cookie));
        assertEquals("bob", who("/near", "Cookie", cookie, HEADER, "bob"));
    }

    @Test
    void whatAUserMakesIsHisOnly() throws Exception {
        Site near = new Site(container.address("/near"));
        HttpRequest.Builder upload =
                Multipart.of("files", "a.txt", "x".getBytes()).to(near).header(HEADER, "bob");
        String path = Answers.json(200, near.send(upload)).get(0).asText();
        assertEquals(
                200,
                near.send(near.request("gradio_api/file=" + path).header(HEADER, "bob"))
                        .statusCode());
        assertEquals(
                403,
                near.send(near.request("gradio_api/file=" + path).header(HEADER, "eve"))
                        .statusCode());
        HttpRequest.Builder join = near.request("gradio_api/queue/join").header("Content-Type", "application/json");
        assertEquals(401, near.send(join.POST(BodyPublishers.ofString("{}"))).statusCode());
    }
}
