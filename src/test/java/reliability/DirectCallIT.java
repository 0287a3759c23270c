package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.Deployment;
import containers.EachContainer;
import gradio.api.Api;
import gradio.api.Cancellation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Site;
import served.Visitor;

/** The web application is taken away while a call past the queue runs: its request has no stream, and waits for its one answer. */
@EachContainer
class DirectCallIT {
    private static final long LIMIT_S = 50;

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    /** Works until it is cancelled. */
    public static final class Author {
        final CountDownLatch started = new CountDownLatch(1);

        @Api(queue = false)
        public String direct(Cancellation cancellation) throws InterruptedException {
            started.countDown();
            return work(cancellation);
        }

        @Api
        public String work(Cancellation cancellation) throws InterruptedException {
            CountDownLatch cancelled = new CountDownLatch(1);
            cancellation.onCancel(cancelled::countDown);
            cancelled.await();
            return "cancelled";
        }
    }

    @Test
    void itIsToldAndKeepsNobodyElseFromBeingTold() throws Exception {
        Author author = new Author();
        try (Container container = Container.start(kind)) {
            Threads before = Threads.now();
            Deployment deployment = container.deploy(Engine.of(author, files).at("/app"));
            Site site = new Site(container.address("/app"));
            CompletableFuture<HttpResponse<String>> direct = CompletableFuture.supplyAsync(() -> {
                try {
                    return site.post("gradio_api/run/direct", "application/json", "{\"data\":[]}");
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertTrue(author.started.await(LIMIT_S, TimeUnit.SECONDS));
            Visitor visitor = site.visitor();
            visitor.join("work");
            Listening stream = Listening.toSession(site, visitor.session());
            stream.await("process_starts");
            deployment.undeploy();
            stream.end().get(LIMIT_S, TimeUnit.SECONDS);
            assertEquals(1, stream.frames("close_stream").size());
            HttpResponse<String> answer = direct.get(LIMIT_S, TimeUnit.SECONDS);
            assertEquals(500, answer.statusCode());
            assertTrue(answer.body().contains("The server is stopping. Please try again in a moment."), answer.body());
            assertEquals(List.of(), before.startedSince("gradio-"), "threads that stayed");
        }
    }
}
