package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import served.Answers;
import served.Site;
import served.Visitor;

/** Some of everything that clients do with {@link reliability.war}. */
final class Traffic {
    private static final byte[] FILE = "a file".getBytes(StandardCharsets.UTF_8);

    private Traffic() {}

    static void at(Site site) throws Exception {
        files(site);
        calls(site);
        login(site);
    }

    /** One call runs and one waits, each with a stream that nobody closes. */
    static void unfinishedAt(Site site) throws Exception {
        for (String awaited : new String[] {"process_starts", "estimation"}) {
            Visitor visitor = site.visitor();
            visitor.join("work");
            Listening.toSession(site, visitor.session()).await(awaited);
        }
        Listening.to(site, "gradio_api/heartbeat/h").awaitAnything();
    }

    private static void files(Site site) throws Exception {
        String path = site.upload("a.txt", FILE);
        JsonNode copied = site.visitor().call("copy", Answers.fileData(path));
        assertTrue(copied.get("success").asBoolean(), copied::toString);
        String copy = copied.at("/output/data/0/path").asText();
        assertEquals("a file", site.get("gradio_api/file=" + copy).body());
        assertEquals(403, site.get("gradio_api/file=" + copy + "x").statusCode());
    }

    private static void calls(Site site) throws Exception {
        assertEquals(
                "[\"3\"]", site.visitor().call("count", 3).at("/output/data").toString());
        assertEquals(
                "expected",
                site.visitor().call("fail", true).at("/output/error").asText());
        assertEquals(
                422,
                site.visitor().tryJoin(site.fnIndex("count"), Answers.list("x")).statusCode());
        HttpResponse<String> posted = site.post("gradio_api/call/count", "application/json", "{\"data\":[2]}");
        String event = Answers.json(200, posted).get("event_id").asText();
        String answer = site.get("gradio_api/call/count/" + event).body();
        assertTrue(answer.contains("event: complete"), answer);
    }

    private static void login(Site site) throws Exception {
        assertEquals(401, site.get("auth/config").statusCode());
        assertEquals(401, login(site, "wrong").statusCode());
        String cookie = Answers.header(login(site, "p"), "Set-Cookie").split(";")[0];
        assertEquals(
                200,
                site.send(site.request("auth/config").header("Cookie", cookie)).statusCode());
    }

    private static HttpResponse<String> login(Site site, String password) throws Exception {
        String form = "username=u&password=" + password;
        return site.post("auth/login", "application/x-www-form-urlencoded", form);
    }
}
