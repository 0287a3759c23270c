package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import fixtures.Mounts;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller reads who has made a mistake, word by word. */
@EachContainer
class RefusalsIT {
    private static Container container;
    private static Site site;

    @Parameter
    ContainerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ContainerKind kind) throws Exception {
        container = Container.start(kind, WebApp.of(new Mounts()));
        site = new Site(container.address(""));
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        container.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "queue/join | {                                        | 422 JSON decode error: *",
                "queue/join | []                                       | 422 The body must be a JSON object",
                "queue/join | {\"fn_index\":0}                         | 422 Field required",
                "queue/join | {\"data\":{}}                            | 422 Input should be a valid list",
                "queue/join | {\"data\":[]}                            | 400 No function index provided.",
                "queue/join | {\"data\":[],\"fn_index\":\"first\"}     | 422 Input should be a valid integer",
                "queue/join | {\"data\":[],\"fn_index\":99}            | 404 There is no endpoint with fn_index 99.",
                "queue/join | {\"data\":[],\"fn_index\":0}             | 400 Session hash not found.",
                "queue/join | {\"data\":[],\"fn_index\":0,\"session_hash\":7}      | 400 The session_hash must be a text.",
                "queue/join | {\"data\":[],\"fn_index\":0,\"session_hash\":\"\"}"
                        + " | 400 The session_hash must be 1 to 128 letters, digits, _ or -.",
                "queue/join | {\"data\":[],\"fn_index\":0,\"session_hash\":\"s\"}"
                        + " | 422 is missing: 0 of 1 values were given",
                "call/gone | {\"data\":[]}                             | 404 There is no endpoint /gone.",
                "call/copy_file | {\"data\":[7]}"
                        + " | 422 must be a file: upload it and pass {\"path\": ..., \"meta\": {\"_type\": \"gradio.FileData\"}}",
                "call/copy_file | {\"data\":[{}]}"
                        + " | 422 received no file: the upload is missing or was rejected (is the file too large?)",
                "call/copy_file | {\"data\":[{\"path\":\"gone.png\"}]}"
                        + " | 422 is no file that was uploaded to this server, or it has expired; upload it again",
                "run/echo | {\"data\":[\"x\"]}"
                        + " | 404 This API endpoint does not accept direct HTTP POST requests. Please join the queue to use this API."
            })
    void aCallThatCannotBeMade(String path, String body, String sentence) throws Exception {
        assertSaid(sentence, site.post("gradio_api/" + path, body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text/plain               | x | Invalid content type.",
                "multipart/form-data      | x | Missing boundary in multipart.",
                "multipart/form-data; boundary=b | --b | Malformed multipart: *",
                "multipart/form-data; boundary=b | --b~Content-Disp | Malformed multipart: it ends inside a part's header.",
                "multipart/form-data; boundary=b | --b~Content-Disposition: form-data; name=\"files\"; filename=\"a\"~~x"
                        + " | Malformed multipart: it ends inside a part.",
                "multipart/form-data; boundary=b | --bad~ | Malformed multipart: no line end after the boundary.",
                "multipart/form-data; boundary=b | --b~Content-Disposition: form-data~~x~--b--"
                        + " | The Content-Disposition header field \"name\" must be provided.",
                "multipart/form-data; boundary=b | --b~Content-Disposition: form-data; name=\"files\"~~x~--b--"
                        + " | The part \"files\" must be a file with a filename."
            })
    void anUploadThatCannotBeRead(String type, String body, String sentence) throws Exception {
        assertSaid("400 " + sentence, site.post("gradio_api/upload", type, body.replace("~", "\r\n")));
    }

    @Test
    void anUploadWithoutMeasure() throws Exception {
        String type = "multipart/form-data; boundary=";
        assertSaid(
                "400 The boundary is over 200 characters long.",
                site.post("gradio_api/upload", type + "b".repeat(201), "x"));
        String part = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n";
        assertSaid(
                "400 Too many parts. Maximum number of parts is 1000.",
                site.post("gradio_api/upload", type + "b", part.repeat(1001) + "--b--"));
        assertSaid(
                "400 A part's header is over 8192 bytes long.",
                site.post("gradio_api/upload", type + "b", "--b\r\nX: " + "x".repeat(9_000) + "\r\n\r\n"));
    }

    @Test
    void whatIsNotThereAndWhatIsTooMuch() throws Exception {
        assertSaid("403 File not allowed: gone.", site.get("gradio_api/file=gone"));
        assertSaid("422 Field required", site.get("gradio_api/queue/data"));
        assertSaid("404 Not Found", site.get("gradio_api/gone"));
        assertSaid("405 Method Not Allowed", site.get("gradio_api/queue/join"));
        HttpRequest.Builder packed = site.request("gradio_api/queue/join")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("x"));
        assertSaid("415 Content-Encoding is gzip; the body must be sent as it is.", site.send(packed));
        assertSaid(
                "415 Content-Type is missing; application/json is allowed.",
                site.send(site.request("gradio_api/cancel").POST(BodyPublishers.ofString("{}"))));
        String text = "x".repeat(9 << 20);
        assertSaid(
                "413 The request is over 8388608 bytes long.",
                site.post("gradio_api/queue/join", "{\"data\":[\"" + text + "\"]}"));
    }

    @Test
    void whoMayNotComeIn() throws Exception {
        String form = "application/x-www-form-urlencoded";
        assertSaid("401 Incorrect credentials.", site.post("auth/login", form, "username=u&password=x"));
        assertSaid(
                "400 The form is not encoded as application/x-www-form-urlencoded.",
                site.post("auth/login", form, "username=%zz"));
        JsonNode detail = Answers.json(401, site.get("auth/config")).get("detail");
        assertEquals("{\"error\":\"Not authenticated\",\"auth_message\":null}", detail.toString());
    }

    /** @param sentence status and text; what stands for a star is free */
    private static void assertSaid(String sentence, HttpResponse<String> answer) {
        JsonNode detail = Answers.json(answer.statusCode(), answer).get("detail");
        JsonNode first = detail.isArray() ? detail.get(0) : detail;
        String said = first.path("msg").asText(first.path("message").asText(first.asText()));
        String all = answer.statusCode() + " " + said;
        if (sentence.endsWith("*")) assertTrue(all.startsWith(sentence.substring(0, sentence.length() - 1)), all);
        else assertEquals(sentence, all);
    }
}
