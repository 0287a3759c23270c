package reliability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.Needed;
import com.fasterxml.jackson.databind.JsonNode;
import containers.ContainerKind;
import containers.EachContainer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Photographs;
import served.Site;

/** R9: the WAR that is shipped, ONNX Runtime in it, is deployed twenty times in one process, and cuts out a photo each time. */
@EachContainer
@Tag("long")
class TwentyDeploymentsIT {
    private static final int TIMES = 20;
    private static final String HEAP =
            "256m"; // all of it in use from the start, so that what grows is not the collector's ease
    private static final Path BUILT = Path.of("target/tbi.war");

    @Parameter
    ContainerKind kind;

    @Test
    @Timeout(900)
    void theTwentiethIsAsTheFirst(@TempDir Path folder) throws Exception {
        Needed.unlessThere(Files.exists(Path.of("/proc/self/maps")), "This system does not tell what a process maps.");
        unpack(folder.resolve(RedeployProcess.WAR));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        int cutOut = 0;
        Footprint first = null;
        Footprint last = null;
        try (JavaProcess container = RedeployProcess.start(
                kind, folder, "-Djava.io.tmpdir=" + temporary, "-Xms" + HEAP, "-Xmx" + HEAP, "-XX:+AlwaysPreTouch")) {
            for (int i = 0; i < TIMES; i++) {
                container.tell("deploy");
                Site app = new Site(URI.create(container.await(RedeployProcess.DEPLOYED)));
                while (app.get("readyz").statusCode() != 200) Thread.onSpinWait();
                if (isCutOut(app)) cutOut++;
                container.tell("undeploy");
                container.await(RedeployProcess.STAYED);
                container.tell("measure");
                last = Footprint.of(container.await(RedeployProcess.MEASURED));
                if (first == null) first = last;
            }
        }
        Figures figures = new Figures("R9", kind);
        figures.exactly(TIMES, cutOut, "deployments that cut out a photo");
        figures.exactly(0, last.loaders(), "class loaders that stayed");
        figures.exactly(1, last.libraries(), "mapped copy of libonnxruntime");
        figures.exactly(0, last.folders(), "temporary directories of ONNX Runtime");
        figures.atMost(100 << 10, last.residentKib() - first.residentKib(), "KiB more memory than after the first");
        figures.atMost(5 << 10, last.metaspaceKib() - first.metaspaceKib(), "KiB more of classes than after the first");
    }

    private static boolean isCutOut(Site app) throws Exception {
        String photo = app.upload("photo.png", Photographs.png(600, 800));
        JsonNode completed = app.visitor().call("remove_background", Answers.fileData(photo));
        assertTrue(completed.get("success").asBoolean(), completed::toString);
        HttpResponse<byte[]> png = app.bytes(app.request(
                "gradio_api/file=" + completed.at("/output/data/0/path").asText()));
        return png.statusCode() == 200 && Photographs.read(png.body()).getWidth() == 600;
    }

    private static void unpack(Path folder) throws IOException {
        assertTrue(Files.exists(BUILT), BUILT + " is made by mvn package");
        boolean fat = false;
        try (ZipInputStream war = new ZipInputStream(Files.newInputStream(BUILT))) {
            for (ZipEntry entry; (entry = war.getNextEntry()) != null; ) {
                Path file = folder.resolve(entry.getName());
                fat |= entry.getName().matches("WEB-INF/lib/onnxruntime-.*\\.jar");
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(war, file);
                }
            }
        }
        assertTrue(fat, "ONNX Runtime is in the WAR");
    }
}
