package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Photographs;
import served.Site;
import textbehindimage.ServedCutouts;
import textbehindimage.cutout.Cutouts;
import textbehindimage.cutout.HandMade;
import textbehindimage.cutout.ModelSettings;
import textbehindimage.cutout.ModelUnavailable;
import textbehindimage.cutout.ModelUnavailable.Kind;

/**
 * R16: a GPU is wanted and cannot be used. R17: a GPU has no memory left, or fails. There is no GPU here: in R16 the machine's is made
 * up and ONNX Runtime, which refuses, is real; in R17 a double stands for the session.
 */
@EachContainer
class GpuIT {
    private static final String DOUBLE = " (by a double: there is no GPU here)";

    @Parameter
    ContainerKind kind;

    @TempDir
    Path folder;

    private static ModelSettings settings(ModelSettings.Gpu gpu) {
        return new ModelSettings(1, Duration.ofMinutes(1), gpu, List.of(0), 0, true);
    }

    @Test
    void theFallBackToTheCpuIsShownEverywhere() throws Exception {
        Figures figures = new Figures("R16", kind);
        try (Warnings log = new Warnings("textbehindimage")) {
            Cutouts cutouts = HandMade.seemingGpu(folder, settings(ModelSettings.Gpu.AUTO));
            figures.exactly(1, log.all().size(), "warning in the log: " + log.all());
            assertTrue(log.all().get(0).contains("CUDA"), "the reason is not said");
            try (Container container = Container.start(kind, ServedCutouts.of(cutouts, folder))) {
                Site app = new Site(container.address(""));
                int shown = 0;
                for (String place : new String[] {"healthz", "readyz", "config"}) {
                    JsonNode told = Answers.json(200, app.get(place));
                    String warning = told.path(place.equals("config") ? "model_warning" : "warning")
                            .asText();
                    boolean said = warning.startsWith("The model runs on the CPU and not on a GPU");
                    if (said && told.at("/model/provider").asText().equals("CPU")) shown++;
                    assertFalse(told.toString().contains("libonnxruntime"), told::toString);
                }
                figures.exactly(3, shown, "places where the fall-back is shown: /healthz, /readyz and /config");
                figures.exactly(1, cutOut(app).get("success").asBoolean() ? 1 : 0, "photo cut out on the CPU");
            }
        }
    }

    /** The product as it is, on this machine, which has no GPU. */
    @Test
    void whereAGpuIsRequiredCallsAreRefused() throws Exception {
        Figures figures = new Figures("R16", kind);
        try (Warnings log = new Warnings("textbehindimage");
                Container container = Container.start(kind, WebApp.ofProject().with("tbi.gpu", "required"))) {
            assertEquals(1, log.all().size(), log.all()::toString);
            Site app = new Site(container.address(""));
            JsonNode told = Answers.json(503, app.get("readyz"));
            assertEquals("gpu_required", told.get("code").asText());
            JsonNode completed = cutOut(app);
            assertEquals(
                    told.get("message").asText(), completed.at("/output/error").asText());
            figures.exactly(0, completed.get("success").asBoolean() ? 1 : 0, "calls served without the required GPU");
        }
    }

    @Test
    void aGpuWithoutMemoryFailsTheCallInWordsAndTheNextWorks() throws Exception {
        Queue<Kind> planned = new ConcurrentLinkedQueue<>();
        AtomicInteger sessions = new AtomicInteger();
        Cutouts cutouts = HandMade.cutouts(folder, settings(ModelSettings.Gpu.AUTO), System::nanoTime, device -> {
            sessions.incrementAndGet();
            return new HandMade(photo -> {
                Kind kind = planned.poll();
                if (kind == null || kind == Kind.ONCE) return HandMade.mask();
                throw new ModelUnavailable("There is not enough GPU memory.", new Exception("OrtException"), kind);
            });
        });
        Figures figures = new Figures("R17", kind);
        try (Warnings log = new Warnings("textbehindimage");
                Container container = Container.start(kind, ServedCutouts.of(cutouts, folder))) {
            Site app = new Site(container.address(""));
            planned.add(Kind.NO_MEMORY);
            String error = cutOut(app).at("/output/error").asText();
            assertTrue(error.matches("There is not enough GPU memory\\. Error id: \\S+"), error);
            figures.exactly(1, succeeding(app, 1), "call that works after one without memory" + DOUBLE);
            planned.addAll(List.of(Kind.NO_MEMORY, Kind.NO_MEMORY, Kind.NO_MEMORY));
            assertEquals(0, succeeding(app, 3));
            figures.exactly(1, succeeding(app, 1), "call that works after three without memory" + DOUBLE);
            figures.exactly(2, sessions.get(), "sessions made, the second after three without memory" + DOUBLE);
            assertEquals(200, app.get("readyz").statusCode());
            planned.add(Kind.DEVICE_LOST);
            assertEquals(0, succeeding(app, 2));
            figures.exactly(503, app.get("readyz").statusCode(), "of /readyz after an error that stays" + DOUBLE);
            assertEquals(
                    "device_failed",
                    Answers.read(app.get("readyz").body()).get("code").asText());
            assertTrue(log.all().stream().anyMatch(entry -> entry.contains("loaded anew")), log.all()::toString);
        }
    }

    private static int succeeding(Site app, int calls) throws Exception {
        int succeeding = 0;
        for (int i = 0; i < calls; i++) if (cutOut(app).get("success").asBoolean()) succeeding++;
        return succeeding;
    }

    private static JsonNode cutOut(Site app) throws Exception {
        String photo = app.upload("photo.png", Photographs.png(60, 80));
        return app.visitor().call("remove_background", Answers.fileData(photo));
    }
}
