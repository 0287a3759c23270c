package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What somebody makes who keeps cookies is his alone; to others, and to those who keep none, it looks like what is not there. */
@EveryContainer
class OwnersIT {
    private static final byte[] CONTENT = "a text".getBytes(StandardCharsets.US_ASCII);

    private final Site site;
    private final Bench bench;
    private final Person anna;
    private final Person ben;
    private final Person nobody;

    OwnersIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
        bench = servers.controls(place);
        anna = new Person(cookie());
        ben = new Person(cookie());
        nobody = new Person(null);
    }

    /** As a browser or gradio_client is given it. */
    private String cookie() throws Exception {
        String cookie = setCookie(site.request("config"));
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private String setCookie(HttpRequest.Builder request) throws Exception {
        return site.send(request).headers().firstValue("Set-Cookie").orElse("none");
    }

    private final class Person {
        final @Nullable String cookie;
        String session = UUID.randomUUID().toString();

        Person(@Nullable String cookie) {
            this.cookie = cookie;
        }

        HttpRequest.Builder with(HttpRequest.Builder request) {
            return cookie == null ? request : request.header("Cookie", cookie);
        }

        String upload() throws Exception {
            HttpRequest.Builder upload =
                    with(Multipart.of("files", "a.txt", CONTENT).to(site));
            return Answers.json(200, site.send(upload)).get(0).asText();
        }

        int status(String path) throws Exception {
            return site.send(with(site.request("gradio_api/file=" + path))).statusCode();
        }

        HttpResponse<String> post(String path, JsonNode json) throws Exception {
            return site.send(with(site.request(path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.toString())));
        }

        String join(String endpoint, Object... data) throws Exception {
            return Answers.json(200, tryJoin(endpoint, data)).get("event_id").asText();
        }

        HttpResponse<String> tryJoin(String endpoint, Object... data) throws Exception {
            ObjectNode body =
                    Answers.object().put("fn_index", site.fnIndex(endpoint)).put("session_hash", session);
            body.set("data", Answers.list(data));
            return post("gradio_api/queue/join", body);
        }

        void cancel(String event) throws Exception {
            post(
                    "gradio_api/cancel",
                    Answers.object().put("session_hash", session).put("event_id", event));
        }

        Frames listen() throws Exception {
            return new Frames(open("gradio_api/queue/data?session_hash=" + session));
        }

        InputStream open(String path) throws Exception {
            return site.stream(with(site.request(path))).body();
        }

        boolean knowsTheSession() throws Exception {
            try (Frames frames = listen()) {
                return !frames.next().orElseThrow().get("msg").asText().equals("unexpected_error");
            }
        }
    }

    @Test
    void whoHasNoCookieIsGivenOne() throws Exception {
        String cookie = setCookie(site.request("config"));
        String path = site.home().getPath();
        assertTrue(
                cookie.matches("gradio-owner=[0-9a-f]{32};(?i:Version=1;)?Path=" + path + ";HttpOnly;SameSite=Lax"),
                cookie);
        assertNotEquals(cookie, setCookie(site.request("config")));
        assertTrue(
                setCookie(site.request("config").header("X-Forwarded-Proto", "https"))
                        .contains(";Secure"),
                "behind TLS");
        assertEquals("none", setCookie(anna.with(site.request("config"))), "whoever has one keeps it");
        assertTrue(
                setCookie(site.request("config").header("Cookie", "gradio-owner=guessable"))
                        .startsWith("gradio-owner="),
                "made up");
    }

    @Test
    void filesAreFoundByTheirOwnerOnly() throws Exception {
        String path = anna.upload();
        assertEquals(200, anna.status(path));
        assertEquals(403, ben.status(path));
        assertEquals(403, nobody.status(path));
        assertEquals(403, nobody.status(path.replaceFirst("-[0-9a-f]{16}/", "/")), "the mark of the owner cut off");
        String everybodys = nobody.upload();
        assertEquals(200, nobody.status(everybodys));
        assertEquals(200, ben.status(everybodys), "what is nobody's is found by whoever knows its name");
    }

    @Test
    void aForeignFileIsNoArgument() throws Exception {
        ObjectNode file = Answers.object().put("path", anna.upload());
        HttpResponse<String> refused = ben.tryJoin("same", file);
        assertEquals(422, refused.statusCode());
        assertEquals(
                "is no file that was uploaded to this server, or it has expired; upload it again",
                Answers.read(refused.body()).at("/detail/0/message").asText());
        assertEquals(422, nobody.tryJoin("same", file).statusCode());
        anna.join("same", file);
        try (Frames frames = anna.listen()) {
            JsonNode result = frames.await("process_completed").at("/output/data/0");
            assertEquals(200, anna.status(result.get("path").asText()));
            assertEquals(403, ben.status(result.get("path").asText()), "a result is its caller's too");
        }
    }

    @Test
    void aForeignStreamTellsNothing() throws Exception {
        String ticket = UUID.randomUUID().toString();
        anna.join("hold", ticket);
        bench.awaitStart(ticket);
        ben.session = anna.session;
        nobody.session = anna.session;
        assertFalse(ben.knowsTheSession());
        assertFalse(nobody.knowsTheSession());
        try (Frames frames = anna.listen()) {
            bench.release(ticket);
            assertEquals(
                    "held " + ticket,
                    frames.await("process_completed").at("/output/data/0").asText(),
                    "nobody has taken the stream away");
        }
    }

    @Test
    void twoMayHaveChosenTheSameSession() throws Exception {
        ben.session = anna.session;
        anna.join("scale", "anna", 1);
        ben.join("scale", "ben", 2);
        try (Frames hers = anna.listen();
                Frames his = ben.listen()) {
            assertEquals(
                    "annax1.0",
                    hers.await("process_completed").at("/output/data/0").asText());
            assertEquals(
                    "benx2.0",
                    his.await("process_completed").at("/output/data/0").asText());
        }
    }

    @Test
    void nobodyElseCancels() throws Exception {
        String ticket = UUID.randomUUID().toString();
        String event = anna.join("hold", ticket);
        bench.awaitStart(ticket);
        ben.session = anna.session;
        ben.cancel(event);
        nobody.session = anna.session;
        nobody.cancel(event);
        try (Frames frames = anna.listen()) {
            bench.release(ticket);
            assertTrue(frames.await("process_completed").get("success").asBoolean());
        }
    }

    @Test
    void theAnswerOfACallIsItsCallers() throws Exception {
        ObjectNode body = Answers.object();
        body.set("data", Answers.list("a", 2));
        String event = Answers.json(200, anna.post("gradio_api/call/scale", body))
                .get("event_id")
                .asText();
        String path = "gradio_api/call/scale/" + event;
        assertEquals("event: error\ndata: \"404: Not Found\"\n\n", text(ben.open(path)));
        assertEquals("event: error\ndata: \"404: Not Found\"\n\n", text(nobody.open(path)));
        assertEquals("event: complete\ndata: [\"ax2.0\"]\n\n", text(anna.open(path)));
    }

    private static String text(InputStream stream) throws Exception {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void whoBeginsWithoutACookieMayGoOnWithOne() throws Exception {
        nobody.join("scale", "a", 2);
        ben.session = nobody.session;
        try (Frames frames = ben.listen()) {
            assertEquals(
                    "ax2.0",
                    frames.await("process_completed").at("/output/data/0").asText());
        }
    }
}
