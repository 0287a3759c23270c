package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import containers.Container;
import containers.ContainerKind;
import containers.Deployment;
import containers.EachContainer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Site;

/** R8: the web application is taken away while one call runs, others wait, and fifty clients listen; the container goes on. */
@EachContainer
class UndeployIT {
    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    @Test
    void everyClientIsToldAndNoThreadStays() throws Exception {
        expectCleanEnd("work");
    }

    @Test
    void callThatIsDeafToCancellationIsInterrupted() throws Exception {
        expectCleanEnd("deaf", 600.0);
    }

    private void expectCleanEnd(String apiName, Object... data) throws Exception {
        Figures figures = new Figures("R8", kind);
        try (Container container = Container.start(kind)) {
            Threads before = Threads.now();
            Deployment deployment =
                    container.deploy(Engine.of(new Work(), files).at("/app"));
            Crowd crowd = new Crowd(new Site(container.address("/app")), apiName, data);
            long began = System.nanoTime();
            deployment.undeploy();
            long undeployed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            crowd.expectFarewell(figures, began);
            figures.atMost(5_000, undeployed, "ms until " + apiName + " was undeployed");
            assertEquals(List.of(), before.startedSince("gradio-"), "threads that stayed");
        }
    }
}
