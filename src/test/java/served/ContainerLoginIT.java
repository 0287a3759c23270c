package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import gradio.api.Api;
import gradio.api.RequestInfo;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A server that asks the container's realm who is there. What is under {@code /closed} the container itself lets nobody reach without a
 * name and a password of that realm.
 */
@EachContainer
class ContainerLoginIT {
    private static final String DESCRIPTOR = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>closed</web-resource-name>
                  <url-pattern>/closed/*</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>**</role-name></auth-constraint>
              </security-constraint>
              <login-config>
                <auth-method>%s</auth-method>
                <form-login-config>
                  <form-login-page>/form</form-login-page>
                  <form-error-page>/form</form-error-page>
                </form-login-config>
              </login-config>
            </web-app>
            """;
    private static final String CLARA =
            "Basic " + Base64.getEncoder().encodeToString("clara:of the realm".getBytes(StandardCharsets.US_ASCII));

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    @TempDir
    Path pages;

    private Container container;
    private Site site;
    private final Sessions sessions = new Sessions();
    private Site closed;

    /** The one endpoint of this server. */
    public static final class Author {
        @Api(queue = false)
        public @Nullable String who(RequestInfo request) {
            return request.principal();
        }
    }

    /** A page of the author's that keeps a session, and says who he thinks is there. */
    private static final class Visits extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Object before = request.getSession().getAttribute("visits");
            int visits = before == null ? 1 : (int) before + 1;
            request.getSession().setAttribute("visits", visits);
            response.getWriter().print(visits + " by " + request.getRemoteUser());
        }
    }

    /** Those that the container keeps. */
    private static final class Sessions implements HttpSessionListener {
        final AtomicInteger kept = new AtomicInteger();

        @Override
        public void sessionCreated(HttpSessionEvent event) {
            kept.incrementAndGet();
        }

        @Override
        public void sessionDestroyed(HttpSessionEvent event) {
            kept.decrementAndGet();
        }
    }

    @BeforeEach
    void start() throws Exception {
        start("BASIC");
    }

    private void start(String method) throws Exception {
        Server server = Server.builder()
                .files(files)
                .users(Map.of("ann", "right"))
                .containerLogin(true)
                .endpoints(new Author())
                .build();
        ServletContextListener listener = new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                server.mount(event.getServletContext(), "/");
                server.mount(event.getServletContext(), "/closed");
                event.getServletContext().addListener(sessions);
                event.getServletContext().addServlet("visits", new Visits()).addMapping("/visits");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                server.close();
            }
        };
        Files.createDirectories(pages.resolve("WEB-INF"));
        Files.writeString(pages.resolve("WEB-INF/web.xml"), DESCRIPTOR.formatted(method));
        container = Container.start(
                kind,
                new WebApp("", List.of(pages), listener, Map.of())
                        .withUsers(Map.of("clara", "of the realm", "ann", "other")));
        site = new Site(container.address(""));
        closed = new Site(container.address("/closed"));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    @Test
    void aPasswordOfTheRealmGivesACookieThatOpens() throws Exception {
        assertEquals(401, site.get("config").statusCode());
        String cookie = cookie(logIn("clara", "of the realm"));
        assertEquals("clara", userOf(cookie));
        assertEquals("clara", who(site.request("gradio_api/run/who").header("Cookie", cookie)));
        site.send(site.request("logout").header("Cookie", cookie).POST(BodyPublishers.noBody()));
        assertEquals(401, site.send(with(cookie)).statusCode());
    }

    @Test
    void theUserIsWhomTheRealmSaysHoweverItIsSpelled() throws Exception {
        assertEquals("clara", userOf(cookie(logIn("CLARA", "of the realm"))));
    }

    @Test
    void whatTheRealmDoesNotKnowIsRefused() throws Exception {
        refuse("clara", "wrong");
        refuse("clara", "");
        refuse("bob", "of the realm");
        refuse("", "");
    }

    private void refuse(String name, String password) throws Exception {
        HttpResponse<String> answer = logIn(name, password);
        assertEquals(
                "Incorrect credentials.",
                Answers.json(401, answer).get("detail").asText(),
                name);
        assertEquals(List.of(), answer.headers().allValues("Set-Cookie"), name);
    }

    @Test
    void fiveWrongPasswordsLockTheNameHoweverItIsSpelled() throws Exception {
        for (String name : List.of("clara", "Clara", "cLara", "clArA", "CLARA"))
            assertEquals(401, logIn(name, "wrong").statusCode(), name);
        HttpResponse<String> locked = logIn("claRa", "of the realm");
        assertEquals(429, locked.statusCode());
        assertTrue(Integer.parseInt(Answers.header(locked, "Retry-After")) > 0);
        assertEquals(200, logIn("ann", "right").statusCode(), "other names are not locked");
    }

    @Test
    void theServersOwnUsersAreThereBesideThoseOfTheRealm() throws Exception {
        assertEquals("ann", userOf(cookie(logIn("ann", "right"))));
        assertEquals("ann", userOf(cookie(logIn("ann", "other"))), "she is in the realm too");
    }

    @Test
    void whomTheContainerLetsInNeedsNoCookie() throws Exception {
        assertEquals(401, closed.get("config").statusCode());
        assertEquals("clara", who(closed.request("gradio_api/run/who").header("Authorization", CLARA)));
        HttpRequest.Builder config = closed.request("config").header("Authorization", CLARA);
        assertEquals(
                "clara", Answers.json(200, closed.send(config)).get("username").asText());
        HttpRequest.Builder login = form(closed, "ann", "right").header("Authorization", CLARA);
        assertEquals(200, closed.send(login).statusCode());
        login = form(closed, "ann", "other").header("Authorization", CLARA);
        assertEquals(401, closed.send(login).statusCode(), "the realm has answered already");
    }

    @Test
    void noSessionOfTheContainersIsLeft() throws Exception {
        HttpResponse<String> login = logIn("clara", "of the realm");
        assertEquals("", session(login));
        assertEquals(0, sessions.kept.get());
        container.close();
        start("FORM");
        login = logIn("clara", "of the realm");
        assertEquals("clara", userOf(cookie(login)));
        assertEquals("", session(login));
        assertEquals(0, sessions.kept.get(), "also where the container itself would keep one");
    }

    @Test
    void aSessionOfTheAuthorsGoesOnAsNobodys() throws Exception {
        for (String method : List.of("BASIC", "FORM")) {
            container.close();
            start(method);
            String session = session(site.get("visits"));
            HttpResponse<String> login =
                    site.send(form(site, "clara", "of the realm").header("Cookie", session));
            assertEquals("clara", userOf(cookie(login)));
            if (!session(login).isEmpty()) session = session(login); // containers give it a new number at a login
            assertEquals(
                    "2 by null",
                    site.send(site.request("visits").header("Cookie", session)).body(),
                    method);
        }
    }

    private static String session(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID"))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> logIn(String name, String password) throws Exception {
        return site.send(form(site, name, password));
    }

    private static HttpRequest.Builder form(Site site, String name, String password) {
        return site.request("login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + name + "&password=" + password.replace(' ', '+')));
    }

    private static String cookie(HttpResponse<String> login) {
        assertEquals(200, login.statusCode(), login.body());
        return login.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("access-token-"))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElseThrow();
    }

    private HttpRequest.Builder with(String cookie) {
        return site.request("config").header("Cookie", cookie);
    }

    private String userOf(String cookie) throws Exception {
        return Answers.json(200, site.send(with(cookie))).get("username").asText();
    }

    private String who(HttpRequest.Builder run) throws Exception {
        HttpRequest.Builder request =
                run.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"data\":[]}"));
        return Answers.json(200, site.send(request)).at("/data/0").asText();
    }
}
