package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a probe is told, at an application that is deployed below a path. */
@EachContainer
class HealthIT {
    @Parameter
    ContainerKind kind;

    @TempDir
    Path nothing;

    @Test
    void theAppBecomesReadyAndSaysWhichModelRunsWhere() throws Exception {
        try (Container container = Container.start(kind, WebApp.ofProject().at("/tbi"))) {
            Site app = new Site(container.address("/tbi"));
            HttpResponse<String> ready = app.get("readyz");
            while (ready.statusCode() == 503) {
                assertEquals("warming_up", Answers.json(503, ready).get("code").asText());
                ready = app.get("readyz");
            }
            JsonNode told = Answers.json(200, ready);
            assertEquals("ready", told.get("status").asText());
            assertEquals("default", told.at("/model/id").asText());
            assertEquals("CPU", told.at("/model/provider").asText());
            assertEquals(
                    "ok", Answers.json(200, app.get("healthz")).get("status").asText());
            assertEquals("no-store", Answers.header(ready, "Cache-Control"));
            assertEquals("CPU", app.config().at("/model/provider").asText());
            assertFalse(app.config().has("model_warning"));
        }
    }

    @Test
    void withoutAModelItLivesAndIsNotReady() throws Exception {
        try (Container container =
                Container.start(kind, WebApp.ofProject(nothing).at("/tbi"))) {
            Site app = new Site(container.address("/tbi"));
            JsonNode told = Answers.json(503, app.get("readyz"));
            assertEquals("model_unavailable", told.get("code").asText());
            assertEquals(
                    "The model is not available; the server's log says why.",
                    told.get("message").asText());
            assertEquals(
                    "degraded",
                    Answers.json(200, app.get("healthz")).get("status").asText());
        }
    }

    @Test
    void itIsReadOnly() throws Exception {
        try (Container container =
                Container.start(kind, WebApp.ofProject(nothing).at("/tbi"))) {
            Site app = new Site(container.address("/tbi"));
            for (String probe : new String[] {"healthz", "readyz"}) {
                HttpResponse<String> head = app.send(app.request(probe).method("HEAD", BodyPublishers.noBody()));
                assertEquals(app.get(probe).statusCode() + " ", head.statusCode() + " " + head.body());
                for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"}) {
                    HttpResponse<String> answer = app.send(app.request(probe).method(method, BodyPublishers.noBody()));
                    assertEquals("405 GET, HEAD", answer.statusCode() + " " + Answers.header(answer, "Allow"), method);
                }
            }
        }
    }
}
