package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import gradio.api.Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Frames;
import served.Site;
import served.Visitor;

/** R19: what runs a call dies of an error that no exception is. Its caller is told, and the one slot there is serves the next. */
@EachContainer
class WorkerErrorsIT {
    private static final List<String> ERRORS =
            List.of("deep", "memory", "missing", "assertion", "interrupted", "thrown");

    @Parameter
    ContainerKind kind;

    /** One call at a time. */
    public static final class Author {
        @Api
        public String die(String of) {
            switch (of) {
                case "deep" -> throw new StackOverflowError(String.valueOf(deeper(0)));
                case "memory" -> throw new OutOfMemoryError("Java heap space");
                case "missing" -> throw new NoClassDefFoundError("some/Class");
                case "assertion" -> throw new AssertionError("secret");
                case "interrupted" -> Thread.currentThread().interrupt(); // and it returns
                case "thrown" -> throw sneaked(new Throwable("neither an exception nor an error"));
                default -> {}
            }
            return "alive";
        }

        private static int deeper(int depth) {
            return 1 + deeper(depth + 1) * 2;
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> RuntimeException sneaked(Throwable throwable) throws T {
            throw (T) throwable;
        }
    }

    @Test
    void everyCallerIsToldAndTheSlotIsThereForTheNext(@TempDir Path files) throws Exception {
        try (Container container = Container.start(kind, Engine.of(new Author(), files));
                Warnings log = new Warnings("gradio")) {
            Site site = new Site(container.address(""));
            List<Boolean> told = new ArrayList<>();
            int alive = 0;
            for (String error : ERRORS) {
                told.add(completed(site, error).get("success").asBoolean());
                JsonNode next = completed(site, "nothing");
                if (next.at("/output/data/0").asText().equals("alive")) alive++;
            }
            assertEquals(List.of(false, false, false, false, true, false), told);
            Figures figures = new Figures("R19", kind);
            figures.exactly(ERRORS.size(), alive, "calls that the slot served after an error");
            figures.exactly(
                    ERRORS.size() - 1,
                    log.all().stream()
                            .filter(line -> line.contains("of /die failed"))
                            .count(),
                    "errors that the log has once");
        }
    }

    private static JsonNode completed(Site site, String of) throws Exception {
        Visitor visitor = site.visitor();
        visitor.join("die", of);
        try (Frames frames = visitor.listen()) {
            return frames.await("process_completed");
        }
    }
}
