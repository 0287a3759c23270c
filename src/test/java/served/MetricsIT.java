package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators are told, at an application that is deployed below a path. */
@EachContainer
class MetricsIT {
    private static final String TOKEN = "a token of this test";
    private static final Pattern LINE = Pattern.compile(
            "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*,?})? [-+0-9.eEInfNa]+");

    @Parameter
    ContainerKind kind;

    @Test
    void callsAreCountedByHowTheyEnded() throws Exception {
        try (Container container = Container.start(kind, WebApp.ofProject().at("/tbi"));
                Logged lines = Logged.of("textbehindimage.calls")) {
            Site app = new Site(container.address("/tbi"));
            while (app.get("readyz").statusCode() == 503) Thread.onSpinWait();
            app.visitor()
                    .call("remove_background", Answers.fileData(app.upload("photo.jpg", Photographs.jpeg(300, 400))));
            Visitor visitor = app.visitor();
            visitor.join("remove_background", Answers.fileData(app.upload("no.jpg", new byte[] {1, 2, 3})));
            try (Frames frames = visitor.listen()) {
                frames.await("process_completed");
            }
            HttpResponse<String> answer = app.get("metrics");
            assertEquals(200, answer.statusCode());
            assertEquals("no-store", Answers.header(answer, "Cache-Control"));
            assertTrue(Answers.header(answer, "Content-Type").startsWith("text/plain"));
            List<String> odd = answer.body()
                    .lines()
                    .filter(line -> !line.startsWith("#") && !LINE.matcher(line).matches())
                    .toList();
            assertEquals(List.of(), odd);
            assertEquals(1, figure(answer, "gradio_calls_total{endpoint=\"remove_background\",outcome=\"done\"}"));
            assertEquals(1, figure(answer, "gradio_calls_total{endpoint=\"remove_background\",outcome=\"rejected\"}"));
            assertEquals(2, figure(answer, "gradio_call_run_seconds_count{endpoint=\"remove_background\"}"));
            assertEquals(0, figure(answer, "gradio_queue_waiting"));
            assertEquals(1, figure(answer, "tbi_ready"));
            assertTrue(figure(answer, "gradio_files_stored_bytes") > 10_000);
            assertTrue(answer.body().contains("jvm_memory_used_bytes"));
            assertEquals(
                    List.of("done", "rejected"),
                    lines.records().stream()
                            .map(LogRecord::getMessage)
                            .map(line -> Answers.read(line).get("outcome").asText())
                            .toList());
        }
    }

    /** What comes through a proxy on the same machine comes from elsewhere. */
    @Test
    void figuresAreForTheMachineItselfOrForATokenUnlessTheOperatorSaysOtherwise() throws Exception {
        WebApp project = WebApp.ofProject().at("/tbi").with("tbi.metrics_tokens", hash(TOKEN));
        try (Container container = Container.start(kind, project)) {
            Site app = new Site(container.address("/tbi"));
            assertEquals(200, app.get("metrics").statusCode());
            HttpResponse<String> outside = app.send(app.request("metrics").header("X-Forwarded-For", "203.0.113.7"));
            assertEquals(401, outside.statusCode());
            assertEquals("Bearer realm=\"metrics\"", Answers.header(outside, "WWW-Authenticate"));
            assertEquals(401, with(app, "Bearer wrong").statusCode());
            assertEquals(401, with(app, "Basic YTpi").statusCode());
            assertEquals(200, with(app, "Bearer " + TOKEN).statusCode());
            HttpResponse<String> head =
                    app.send(app.request("metrics").method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertEquals("", head.body());
            assertEquals(200, head.statusCode());
            HttpResponse<String> post = app.post("metrics", "text/plain", "");
            assertEquals(405, post.statusCode());
            assertEquals("GET, HEAD", Answers.header(post, "Allow"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"off,404", "open,200"})
    void operatorsDecideWhetherThereAreAny(String decided) throws Exception {
        String[] words = decided.split(",");
        try (Container container =
                Container.start(kind, WebApp.ofProject().at("/tbi").with("tbi.metrics", words[0]))) {
            Site app = new Site(container.address("/tbi"));
            HttpResponse<String> outside = app.send(app.request("metrics").header("X-Forwarded-For", "203.0.113.7"));
            assertEquals(Integer.parseInt(words[1]), outside.statusCode());
        }
    }

    private static HttpResponse<String> with(Site app, String authorization) throws Exception {
        return app.send(
                app.request("metrics").header("X-Forwarded-For", "203.0.113.7").header("Authorization", authorization));
    }

    private static String hash(String token) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    private static double figure(HttpResponse<String> answer, String name) {
        List<String> values = Pattern.compile("(?m)^" + Pattern.quote(name) + " (.*)$")
                .matcher(answer.body())
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
        assertEquals(1, values.size(), () -> name + " in\n" + answer.body());
        return Double.parseDouble(values.get(0));
    }
}
