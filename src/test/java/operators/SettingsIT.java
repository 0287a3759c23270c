package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.ContainerKind;
import containers.EachContainer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reliability.JavaProcess;
import served.Answers;
import served.Multipart;
import served.Site;

/** Every source of settings, in a container that has them all, and two contexts of one WAR that differ. */
@EachContainer
class SettingsIT {
    private static final String TOKEN_SHA_256 =
            "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"; // of "secret"
    private static final Pattern LINE = Pattern.compile("INFO textbehindimage\\S*: (/\\w+: .*)");

    @Parameter
    ContainerKind kind;

    @TempDir
    Path folder;

    /** Each source says a number of its own, and each setting is said by one source less. */
    @Test
    void theMostParticularSourceWinsForEachContext() throws Exception {
        Path file = Files.writeString(
                folder.resolve("tbi.properties"),
                "gradio.max_queue_size=2\ngradio.max_threads=2\ngradio.max_sessions=2\ngradio.max_streams=2\n"
                        + "gradio.max_uploads=2\n");
        List<String> system = List.of(
                "-Dgradio.max_queue_size=4",
                "-Dgradio.max_threads=4",
                "-Dgradio.max_sessions=4",
                "-Dtbi.max_side=4000");
        Map<String, String> environment = Map.of(
                "TBI_PROPERTIES", file.toString(),
                "GRADIO_MAX_QUEUE_SIZE", "3",
                "GRADIO_MAX_THREADS", "3",
                "GRADIO_MAX_SESSIONS", "3",
                "GRADIO_MAX_STREAMS", "3",
                "TBI_METRICS_TOKENS", TOKEN_SHA_256);
        List<String> settings = List.of(
                "/one jndi gradio/max_queue_size 6",
                "/one parameter gradio.max_queue_size 5",
                "/one parameter gradio.max_threads 5",
                "/one jndi gradio/max_file_size 1kb",
                "/one jndi gradio/auth ann:s3cret",
                "/one jndi gradio/tokens " + TOKEN_SHA_256,
                "/one parameter gradio.root_path https://one.example/photos",
                "/one jndi gradio/mcp_server false",
                "/two number tbi/max_side 6000",
                "/two jndi gradio/max_file_size 1mb");
        try (JavaProcess process = SettingsProcess.start(kind, system, environment, settings)) {
            String address = process.await(SettingsProcess.READY);
            List<String> said = table(process);
            for (String line : List.of(
                    "/one: tbi.properties = " + file + " (environment variable TBI_PROPERTIES)",
                    "/one: gradio.max_queue_size = 6 (java:comp/env/gradio/max_queue_size)",
                    "/one: gradio.max_threads = 5 (context parameter gradio.max_threads)",
                    "/one: gradio.max_sessions = 4 (system property gradio.max_sessions)",
                    "/one: gradio.max_streams = 3 (environment variable GRADIO_MAX_STREAMS)",
                    "/one: gradio.max_uploads = 2 (" + file + ")",
                    "/one: gradio.max_body_size = 8mb (default)",
                    "/one: gradio.auth = *** (java:comp/env/gradio/auth)",
                    "/one: tbi.metrics_tokens = *** (environment variable TBI_METRICS_TOKENS)",
                    "/one: tbi.max_side = 4000 (system property tbi.max_side)",
                    "/two: gradio.max_queue_size = 4 (system property gradio.max_queue_size)",
                    "/two: gradio.max_threads = 4 (system property gradio.max_threads)",
                    "/two: gradio.auth = nobody has to log in (default)",
                    "/two: tbi.max_side = 6000 (java:comp/env/tbi/max_side)"))
                assertTrue(said.contains(line), () -> line + " is not in\n" + String.join("\n", said));
            String all = String.join("\n", process.said());
            assertFalse(all.contains("s3cret") || all.contains(TOKEN_SHA_256), "a secret is in the log");
            process.letTalk();
            expectToDiffer(new Site(URI.create(address + "one/")), new Site(URI.create(address + "two/")));
        }
    }

    private static void expectToDiffer(Site one, Site two) throws Exception {
        assertEquals(401, one.get("config").statusCode());
        JsonNode ones = Answers.json(200, one.send(one.request("config").header("Authorization", "Bearer secret")));
        JsonNode twos = two.config();
        assertEquals("1024 and 1048576", ones.get("max_file_size") + " and " + twos.get("max_file_size"));
        assertEquals("https://one.example/photos", ones.get("root").asText());
        assertEquals(two.home().toString(), twos.get("root").asText() + "/");
        byte[] file = "x".repeat(2_000).getBytes(StandardCharsets.US_ASCII);
        assertTrue(two.upload("a.txt", file).endsWith("a.txt"));
        var upload = Multipart.of("files", "a.txt", file).to(one).header("Authorization", "Bearer secret");
        assertEquals(413, one.send(upload).statusCode());
        assertEquals(404, one.get("gradio_api/mcp").statusCode());
        assertEquals(200, two.get("gradio_api/mcp").statusCode());
    }

    /** The lines of the log with a setting. */
    private static List<String> table(JavaProcess process) {
        return process.said().stream()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .toList();
    }

    /** Of the sources that only a container has; of the others each value of each setting is tried in SettingsTest. */
    @ParameterizedTest
    @CsvSource({
        "number, tbi/max_side, java:comp/env/tbi/max_side",
        "parameter, tbi.max_side, context parameter tbi.max_side"
    })
    void aBadValueStopsTheDeploymentAndSaysWhy(String source, String name, String told) throws Exception {
        try (JavaProcess process =
                SettingsProcess.start(kind, List.of(), Map.of(), List.of("/two " + source + " " + name + " -1"))) {
            process.await(Pattern.compile(".*("
                    + Pattern.quote("tbi.max_side = \"-1\" (" + told
                            + ") cannot be used; allowed: whole number from 1 to 65535")
                    + ").*"));
            process.letTalk();
            assertEquals(1, process.awaitExit());
        }
    }
}
