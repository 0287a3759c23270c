package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import gradio.api.Api;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A server that asks who is there. */
@EachContainer
class LoginIT {
    private static final String SECRET_SHA_256 =
            "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"; // of "secret"

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private Container container;
    private Site site;
    private Site second; // of the same context, with the same users

    /** The one endpoint of this server. */
    public static final class Author {
        @Api
        public String echo(String x) {
            return x;
        }
    }

    @BeforeEach
    void start() throws Exception {
        Server server = server(files.resolve("first"));
        Server other = server(files.resolve("second"));
        container = Container.start(kind, WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                server.mount(event.getServletContext(), "/");
                other.mount(event.getServletContext(), "/second");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                server.close();
                other.close();
            }
        }));
        site = new Site(container.address(""));
        second = new Site(container.address("/second"));
    }

    private static Server server(Path files) {
        return Server.builder()
                .files(files)
                .users(Map.of("ann", "right"))
                .tokens(List.of(SECRET_SHA_256))
                .endpoints(new Author())
                .build();
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    @Test
    void theRefusalHasTheShapeThatClientsKnow() throws Exception {
        JsonNode answer = Answers.json(401, site.get("config"));
        assertEquals("{\"detail\":{\"error\":\"Not authenticated\",\"auth_message\":null}}", answer.toString());
    }

    @Test
    void aPasswordGivesACookieThatOpensAndLogoutTakesItBack() throws Exception {
        HttpResponse<String> login = login("ann", "right");
        assertEquals(200, login.statusCode());
        String set = login.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(set.contains("HttpOnly") && set.contains("SameSite=Lax"), set);
        String cookie = cookie(login);
        assertEquals(
                "ann",
                Answers.json(200, site.send(with(cookie, "config")))
                        .get("username")
                        .asText());
        assertEquals(405, site.get("logout").statusCode(), "a foreign page could make a browser GET");
        site.send(with(cookie, "logout").POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(401, site.send(with(cookie, "config")).statusCode());
    }

    @Test
    void eachLoginHasACookieOfItsOwn() throws Exception {
        String phone = cookie(login("ann", "right"));
        String desk = cookie(login("ann", "right"));
        assertNotEquals(phone, desk);
        site.send(with(phone, "logout").POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(401, site.send(with(phone, "config")).statusCode());
        assertEquals(200, site.send(with(desk, "config")).statusCode(), "the other one stays");
    }

    @Test
    void aCookieOpensTheServerThatGaveItAndNoOtherOfItsContext() throws Exception {
        String[] theirs = cookie(login(second, "ann", "right")).split("=");
        String[] ours = cookie(login("ann", "right")).split("=");
        assertNotEquals(ours[0], theirs[0], "or logging in here would log out there");
        assertEquals(401, site.send(with(String.join("=", theirs), "config")).statusCode());
        assertEquals(401, site.send(with(ours[0] + "=" + theirs[1], "config")).statusCode(), "under our name");
    }

    private static String cookie(HttpResponse<String> login) {
        return Answers.header(login, "Set-Cookie").split(";", 2)[0];
    }

    private HttpRequest.Builder with(String cookie, String path) {
        return site.request(path).header("Cookie", cookie);
    }

    @Test
    void aTokenOpensAndAWrongOneDoesNot() throws Exception {
        assertEquals(
                200,
                site.send(site.request("config").header("Authorization", "Bearer secret"))
                        .statusCode());
        assertEquals(
                401,
                site.send(site.request("config").header("Authorization", "Bearer wrong"))
                        .statusCode());
    }

    @Test
    void fiveWrongPasswordsLockTheName() throws Exception {
        for (int i = 0; i < 5; i++) assertEquals(401, login("ann", "wrong" + i).statusCode());
        HttpResponse<String> locked = login("ann", "right");
        assertEquals(429, locked.statusCode());
        assertTrue(Integer.parseInt(locked.headers().firstValue("Retry-After").orElseThrow()) > 0);
        assertEquals(401, login("bob", "right").statusCode(), "other names are not locked");
    }

    private HttpResponse<String> login(String name, String password) throws Exception {
        return login(site, name, password);
    }

    private static HttpResponse<String> login(Site site, String name, String password) throws Exception {
        return site.post("login", "application/x-www-form-urlencoded", "username=" + name + "&password=" + password);
    }
}
