package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.Needed;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import served.Answers;
import served.Photographs;
import served.Site;

/** ONNX Runtime beside the WAR, in Tomcat's shared loader, by the guide's commands; then the guide's way to upgrade, twice. */
@Tag("long")
class SkinnyIT {
    private static final String FIRST = "From an empty Tomcat to a picture";
    private static final String SHARED = "ONNX Runtime beside the WAR";
    private static final long DEPLOYED_WITHIN_S = 60;

    @Test
    @Timeout(600)
    void oneNativeLibraryServesAllDeployments(@TempDir Path folder) throws Exception {
        Needed.unlessThere(Files.exists(Path.of("/proc/self/maps")), "This system does not tell what a process maps.");
        SourceTree project = SourceTree.copy(folder.resolve("project"));
        project.build(Map.of(), "-Pskinny");
        assertEquals(0, runtimesIn(project.built("tbi.war")));
        try (Installation tomcat = Installation.ofTomcat(Files.createDirectory(folder.resolve("opt")))) {
            String there = "cd '" + project.folder() + "'\n";
            tomcat.run(there + Guide.commands(FIRST, 0));
            tomcat.run(there + Guide.commands(SHARED, 0));
            tomcat.start(Guide.commands(FIRST, 1), Map.of());
            Site app = tomcat.at("/tbi/");
            String deployment = expectCutout(app);
            for (int i = 0; i < 2; i++) {
                tomcat.run(there + Guide.commands(FIRST, 3));
                awaitOther(app, deployment);
                deployment = expectCutout(app);
            }
            assertEquals(1, tomcat.mapped("/libonnxruntime.so"), "native libraries");
            assertEquals(
                    0, unpacked(tomcat.home().resolve("temp")), "folders of ONNX Runtime's, which it needs no more");
        }
    }

    /** @return the deployment that has done it */
    private static String expectCutout(Site app) throws Exception {
        String photo = app.upload("photo.jpg", Photographs.jpeg(300, 400));
        JsonNode completed = app.visitor().call("remove_background", Answers.fileData(photo));
        assertTrue(completed.get("success").asBoolean(), completed::toString);
        return app.config().get("app_id").asText();
    }

    private static void awaitOther(Site app, String deployment) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEPLOYED_WITHIN_S);
        while (System.nanoTime() < until) {
            if (app.get("readyz").statusCode() == 200
                    && !app.config().get("app_id").asText().equals(deployment)) return;
            TimeUnit.MILLISECONDS.sleep(100); // Tomcat looks for new files every ten seconds
        }
        throw new AssertionError("not deployed again within " + DEPLOYED_WITHIN_S + " s");
    }

    private static long runtimesIn(Path war) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().startsWith("WEB-INF/lib/onnxruntime"))
                    .count();
        }
    }

    private static long unpacked(Path temporary) throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(Files::isDirectory)
                    .filter(one -> one.getFileName().toString().startsWith("onnxruntime"))
                    .count();
        }
    }
}
