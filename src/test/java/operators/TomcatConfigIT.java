package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import served.Answers;
import served.Photographs;
import served.Site;

/** From an empty Tomcat to a picture by the guide's own commands; then what each of the files is there for. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The guide's commands are for Linux.")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TomcatConfigIT {
    private static final String FIRST = "From an empty Tomcat to a picture";
    private static final String FAR = "198.51.100.7";
    private static final int DEPLOYED_WITHIN_S = 90;

    @TempDir
    static Path folder;

    private static Installation tomcat;
    private static Site app;

    @BeforeAll
    static void setUp() throws Exception {
        tomcat = Installation.ofTomcat(folder);
        tomcat.run(Guide.commands(FIRST, 0));
        tomcat.start(Guide.commands(FIRST, 1), Map.of("TOMCAT_HEAP", "1500m"));
        app = tomcat.at("/tbi/");
    }

    /** A second context of the same WAR, whose users nginx knows, as a second file; Tomcat looks every ten seconds. */
    private static void addContextWithLogins() throws Exception {
        Path contexts = tomcat.home().resolve("conf/Catalina/localhost");
        String entry = "<Environment name=\"gradio/%s\" type=\"java.lang.String\" value=\"%s\"/>%n";
        String context = Files.readString(contexts.resolve("tbi.xml"))
                .replace(
                        "</Context>",
                        entry.formatted("auth_header", "X-Remote-User")
                                + entry.formatted("auth_proxies", "container")
                                + "</Context>");
        Files.writeString(contexts.resolve("who.xml"), context);
        Site who = tomcat.at("/who/");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEPLOYED_WITHIN_S);
        while (who.get("config").statusCode() == 404) {
            assertTrue(System.nanoTime() < until, "the second context is not there");
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @AfterAll
    static void stop() {
        tomcat.close();
    }

    @Test
    @Order(1)
    void thePageIsThereAndNothingElseIs() throws Exception {
        assertTrue(app.get("").body().contains("<title>"));
        for (String other : List.of("/", "/manager/html", "/examples/", "/docs/")) assertNotFound(tomcat.at(other));
        assertNotFound(new Site(app.at("META-INF/sbom/application.cdx.json")));
    }

    private static void assertNotFound(Site site) throws Exception {
        HttpResponse<String> answer = site.get("");
        assertEquals(404, answer.statusCode(), () -> site.toString());
        assertFalse(answer.body().contains("Tomcat"), answer::body);
    }

    @Test
    @Order(1)
    void theGuidesCommandsCutOutAPhoto() throws Exception {
        Files.write(folder.resolve("photo.jpg"), Photographs.jpeg(300, 400));
        String commands = Guide.commands(FIRST, 2)
                .replace("http://localhost:8080/tbi/", app.home().toString());
        tomcat.run("cd '" + folder + "'\n" + commands);
        assertEquals(
                300,
                Photographs.read(Files.readAllBytes(folder.resolve("cutout.png")))
                        .getWidth());
    }

    @Test
    @Order(1)
    void settingsOfTheContextAndOptionsOfTheScriptAreInForce() throws Exception {
        String said = String.join("\n", tomcat.log("tomcat."));
        for (String wanted : List.of(
                "gradio.max_file_size = 20mb (default)", // a setting in the environment is not in vain
                "Command line argument: -Xmx1500m",
                "Command line argument: -XX:+ExitOnOutOfMemoryError")) assertTrue(said.contains(wanted), wanted);
    }

    /** Tomcat's own limit would cut the connection before the answer can be read. */
    @Test
    @Order(1)
    void anUploadThatIsTooLargeIsToldSo() throws Exception {
        HttpResponse<String> answer = LargeUpload.to(app);
        assertEquals(413, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("20971520 bytes"), answer::body);
        assertEquals(15_000_000, LargeUpload.taken(app, 15_000_000));
    }

    @Test
    @Order(1)
    void whatAProxySaysIsBelieved() throws Exception {
        HttpResponse<String> config = app.send(app.request("config")
                .header("X-Forwarded-For", FAR)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "photo.example.org:8443")
                .header("X-Forwarded-Port", "8443")
                .header("User-Agent", "a \"browser\\\" <b>"));
        assertEquals(
                "https://photo.example.org:8443/tbi",
                Answers.json(200, config).get("root").asText());
    }

    @Test
    @Order(1)
    void behindNginxAddressesAreItsOwnAndStreamsArrive(@TempDir Path files) throws Exception {
        try (Nginx nginx = Nginx.start(files, tomcat.port())) {
            String address = "http://127.0.0.1:" + nginx.port();
            Site site = new Site(URI.create(address + "/tbi/"));
            assertEquals(address + "/tbi", site.config().get("root").asText());
            assertEquals(200, site.get("config?session_hash=secret").statusCode());
            assertEquals(302, new Site(URI.create(address + "/")).get("").statusCode());
            String photo = site.upload("photo.jpg", Photographs.jpeg(300, 400));
            JsonNode completed = site.visitor().call("remove_background", Answers.fileData(photo));
            String url = completed.at("/output/data/0/url").asText();
            assertTrue(url.startsWith(address + "/tbi/gradio_api/file="), completed::toString);
            assertEquals(
                    404, new Site(URI.create(address + "/manager/")).get("").statusCode());
            List<String> log = nginx.log(); // its one process has written of a request before it turns to the next
            assertTrue(log.stream().anyMatch(line -> line.contains("\"GET /tbi/config\" 200 ")), log::toString);
            assertTrue(log.stream().noneMatch(line -> line.contains("secret")), log::toString);
        }
    }

    /** As the guide says: nginx's file as it stands lets nobody name himself, and with a name in it that one is logged in. */
    @Test
    @Order(1)
    @Timeout(120)
    void nginxSaysWhoIsThereAndItsClientsDoNot(@TempDir Path files, @TempDir Path others) throws Exception {
        addContextWithLogins();
        String where = "location /tbi/";
        try (Nginx nginx = Nginx.start(files, tomcat.port(), conf -> conf.replace(where, "location /who/"))) {
            Site site = new Site(URI.create("http://127.0.0.1:" + nginx.port() + "/who/"));
            assertEquals(401, site.get("config").statusCode());
            assertEquals(
                    401,
                    site.send(site.request("config").header("X-Remote-User", "eve"))
                            .statusCode());
        }
        String nobody = "proxy_set_header X-Remote-User     \"\";";
        try (Nginx nginx = Nginx.start(
                others,
                tomcat.port(),
                conf -> conf.replace(where, "location /who/").replace(nobody, nobody.replace("\"\"", "bob")))) {
            Site site = new Site(URI.create("http://127.0.0.1:" + nginx.port() + "/who/"));
            HttpResponse<String> config = site.send(site.request("config").header("X-Remote-User", "eve"));
            assertEquals("bob", Answers.json(200, config).get("username").asText());
        }
    }

    /** The last of all: logs are whole when it has ended. */
    @Test
    @Order(2)
    void logsAreJsonAndHoldNoSecrets() throws Exception {
        String session = app.visitor().session();
        app.get("gradio_api/queue/data?session_hash=" + session);
        tomcat.terminate();
        tomcat.awaitEnd();
        boolean far = false;
        for (String line : tomcat.log("access.")) {
            JsonNode request = Answers.read(line);
            for (String member : Set.of("time", "remoteAddr", "method", "path", "statusCode", "elapsedTime"))
                assertTrue(request.hasNonNull(member), line);
            assertTrue(!line.contains(session), line);
            far |= FAR.equals(request.get("remoteAddr").asText())
                    && "a \"browser\\\" <b>"
                            .equals(request.at("/requestHeaders/User-Agent").asText());
        }
        assertTrue(far, "no request of " + FAR);
        for (String line : tomcat.log("tomcat.")) {
            JsonNode record = Answers.read(line);
            assertTrue(!Set.of("WARNING", "SEVERE").contains(record.get("level").asText()), line);
        }
        assertTrue(
                tomcat.said().stream().noneMatch(line -> line.startsWith("\tat ")),
                () -> String.join("\n", tomcat.said()));
    }
}
