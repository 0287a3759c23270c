package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import browser.Chromium;
import clients.Needed;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import page.Visit;
import reliability.Crowd;
import served.Answers;
import served.MainJob;
import served.Photographs;
import served.Site;

/**
 * The WAR as it is built, on each container as its makers pack it and with each JDK, set up, started, upgraded and stopped by the guide's own
 * commands.
 */
@Tag("matrix")
@ParameterizedClass(name = "{0}")
@MethodSource("operators.Cell#chosen")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The guide's commands are for Linux.")
@Timeout(300)
class MatrixIT {
    private static final int REDEPLOYS = 5;
    private static final long MOST_LOADERS =
            2; // the one at work, and one that a container's thread still knows, as in R9
    private static final Duration DEPLOYED_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(10); // after which Docker kills

    private static final Matrix MATRIX = new Matrix();

    private static Chromium chromium;
    private static Jdk jdk;
    private static Path folder;
    private static Installation container;
    private static Site app;

    @Parameter
    Cell cell;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @BeforeParameterizedClassInvocation
    static void start(Cell cell, @TempDir Path files) throws Throwable {
        Optional<Jdk> found = Jdk.find(cell.java());
        MATRIX.begin(cell, found.map(Jdk::version).orElse(cell.java() + " not found"));
        Needed.unlessThere(
                found.isPresent(),
                cell + " is left out: there is no JDK " + cell.java() + ". Its folder is wanted in -Djdk." + cell.java()
                        + " or JAVA_HOME_" + cell.java() + ".");
        jdk = found.orElseThrow();
        folder = files;
        Path base = files.resolve("base");
        Map<String, String> environment = new HashMap<>(jdk.environment());
        environment.put(cell.maker().variable + "_BASE", base.toString());
        container = Installation.unpack(
                cell.maker(), cell.version(), Files.createDirectory(files.resolve("opt")), environment);
        container.run(commands(cell, 0));
        MATRIX.measure(cell, Matrix.Step.START, () -> {
            container.start(commands(cell, 1), Map.of());
            app = container.at("/tbi/");
            awaitReady();
        });
    }

    private static String commands(Cell cell, int number) throws Exception {
        return cell.ofEdition(Guide.commands(cell.maker().section, number));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (container != null) container.close();
        container = null;
    }

    @AfterAll
    static void publish() throws Exception {
        if (chromium != null) chromium.close();
        MATRIX.publish();
    }

    @Test
    @Order(1)
    void thePageIsOpenedAndAPictureSaved() throws Throwable {
        MATRIX.measure(cell, Matrix.Step.PAGE, () -> Visit.to(app.home(), chromium.browser()));
    }

    @Test
    @Order(1)
    void thePythonClientGetsACutout() throws Throwable {
        MATRIX.measure(cell, Matrix.Step.PYTHON, () -> MainJob.byPython(app, folder));
    }

    @Test
    @Order(1)
    void theJavaScriptClientGetsACutout() throws Throwable {
        MATRIX.measure(cell, Matrix.Step.JAVASCRIPT, () -> MainJob.byNode(app, folder));
    }

    @Test
    @Order(1)
    void whatIsTooLargeIsRefusedInWordsAndWhatIsNotIsTaken() throws Throwable {
        MATRIX.measure(cell, Matrix.Step.UPLOADS, () -> {
            HttpResponse<String> answer = LargeUpload.to(app);
            assertEquals(413, answer.statusCode(), answer::body);
            assertTrue(answer.body().contains("20971520 bytes"), answer::body);
            assertEquals(15_000_000, LargeUpload.taken(app, 15_000_000));
        });
    }

    @Test
    @Order(2)
    void upgradesLeaveNothingBehind() throws Throwable {
        MATRIX.record(cell, Matrix.Step.REDEPLOYS, () -> {
            long began = System.nanoTime();
            String deployment = expectCutout();
            for (int i = 0; i < REDEPLOYS; i++) {
                container.run(commands(cell, 2));
                awaitOther(deployment);
                deployment = expectCutout();
            }
            String took = Matrix.seconds(System.nanoTime() - began);
            assertEquals(1, Loaders.left(jdk, container.pid(), cell.maker().loader, 1), "class loaders");
            assertEquals(1, container.mapped("/libonnxruntime.so"), "native libraries");
            return took;
        });
    }

    @Test
    @Order(3)
    void whoHasWorkInHandIsToldOrGetsItsResult() throws Throwable {
        MATRIX.record(cell, Matrix.Step.TERMINATION, () -> {
            Crowd crowd = new Crowd(app, "remove_background", Answers.fileData(upload(4000, 3000)));
            long began = System.nanoTime();
            container.terminate();
            Crowd.Ending ending = crowd.awaitEnding();
            container.awaitEnd();
            long took = System.nanoTime() - began;
            assertEquals(Crowd.CALLERS, ending.told() + ending.answered(), ending::toString);
            assertTrue(ending.told() > 0, "nothing was in hand");
            assertTrue(took < ENDED_WITHIN.toNanos(), () -> "it ended after " + Matrix.seconds(took));
            assertNothingToWorryAbout();
            return Matrix.seconds(took) + ": " + ending.answered() + " results, " + ending.told() + " told";
        });
    }

    /** What the JVM warns of, and what went wrong. */
    private static void assertNothingToWorryAbout() {
        List<String> worries = container.said().stream()
                .filter(line -> line.startsWith("WARNING") || line.startsWith("SEVERE") || line.startsWith("\tat "))
                .toList();
        assertEquals(List.of(), worries, () -> String.join("\n", container.said()));
    }

    private static String upload(int width, int height) throws Exception {
        return app.upload("photo.jpg", Photographs.jpeg(width, height));
    }

    /** @return the deployment that has done it */
    private static String expectCutout() throws Exception {
        JsonNode completed = app.visitor().call("remove_background", Answers.fileData(upload(300, 400)));
        assertTrue(completed.get("success").asBoolean(), completed::toString);
        return app.config().get("app_id").asText();
    }

    private static void awaitReady() throws Exception {
        awaitOther("");
    }

    private static void awaitOther(String deployment) throws Exception {
        long until = System.nanoTime() + DEPLOYED_WITHIN.toNanos();
        while (System.nanoTime() < until) {
            if (app.get("readyz").statusCode() == 200 && isOther(app.get("config"), deployment)) return;
            TimeUnit.MILLISECONDS.sleep(100); // containers look for new files every few seconds
        }
        throw new AssertionError("not deployed again within " + DEPLOYED_WITHIN);
    }

    /** The old one may have gone since it was asked whether it is ready. */
    private static boolean isOther(HttpResponse<String> config, String deployment) {
        return config.statusCode() == 200
                && !Answers.read(config.body()).get("app_id").asText().equals(deployment);
    }
}
