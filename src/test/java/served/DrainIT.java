package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Before a stop: what has begun is finished and fetched, and nothing new begins. */
@EachContainer
class DrainIT {
    @Parameter
    ContainerKind kind;

    @TempDir
    Path folder;

    @Test
    void whatHasBegunIsFinishedAndNothingElseBegins() throws Exception {
        Path file = Files.createFile(folder.resolve("drain")); // left by the stop before
        WebApp project = WebApp.ofProject().at("/tbi").with("gradio.drain_file", file.toString());
        try (Container container = Container.start(kind, project)) {
            Site app = new Site(container.address("/tbi"));
            while (app.get("readyz").statusCode() == 503) Thread.onSpinWait(); // the model warms up
            JsonNode photo = Answers.fileData(app.upload("photo.jpg", Photographs.jpeg(1200, 900)));
            Visitor early = app.visitor();
            early.join("remove_background", photo);
            Files.createFile(file);
            HttpResponse<String> late = app.post(
                    "gradio_api/call/remove_background", Answers.object().set("data", Answers.list(photo)));
            assertEquals(503, late.statusCode());
            assertEquals("5", Answers.header(late, "Retry-After"));
            assertEquals(
                    "This server is about to stop and takes no new calls. Please try again in a moment.",
                    Answers.read(late.body()).get("detail").asText());
            assertEquals(
                    "draining", Answers.json(503, app.get("readyz")).get("code").asText());
            assertEquals(
                    "ok", Answers.json(200, app.get("healthz")).get("status").asText());
            try (Frames frames = early.listen()) {
                JsonNode ended = frames.await("process_completed");
                assertTrue(ended.get("success").asBoolean(), ended::toString);
                String path = ended.at("/output/data/0/path").asText();
                assertEquals(200, app.get("gradio_api/file=" + path).statusCode());
            }
            while (Answers.json(503, app.get("readyz")).get("running").asInt() > 0) Thread.onSpinWait();
            assertEquals(0, Answers.json(503, app.get("readyz")).get("waiting").asInt(), "it can be stopped now");
            Files.delete(file);
            assertEquals(
                    "ready", Answers.json(200, app.get("readyz")).get("status").asText());
            app.visitor().call("remove_background", photo);
        }
    }
}
