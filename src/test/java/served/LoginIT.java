package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
                .files(files)
                .users(Map.of("ann", "right"))
                .tokens(List.of(SECRET_SHA_256))
                .endpoints(new Author())
                .build();
        container = Container.start(kind, WebApp.of(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                server.mount(event.getServletContext(), "/");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                server.close();
            }
        }));
        site = new Site(container.address(""));
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
        HttpResponse<String> login =
                site.post("login", "application/x-www-form-urlencoded", "username=ann&password=right");
        assertEquals(200, login.statusCode());
        String set = login.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(set.contains("HttpOnly") && set.contains("SameSite=Lax"), set);
        String cookie = set.split(";", 2)[0];
        assertEquals(
                "ann",
                Answers.json(200, site.send(with(cookie, "config")))
                        .get("username")
                        .asText());
        assertEquals(405, site.get("logout").statusCode(), "a foreign page could make a browser GET");
        site.send(with(cookie, "logout").POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(401, site.send(with(cookie, "config")).statusCode());
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
        return site.post("login", "application/x-www-form-urlencoded", "username=" + name + "&password=" + password);
    }
}
