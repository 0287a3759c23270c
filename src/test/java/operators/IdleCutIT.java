package operators;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import fixtures.Bounds;
import fixtures.Pause;
import gradio.api.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import reliability.Engine;
import reliability.Figures;
import reliability.Listening;
import served.Answers;
import served.Site;
import served.Visitor;

/** R27: a proxy cuts what has been silent for some time, and calls take longer than that. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "nginx is Debian's.")
@EachContainer
class IdleCutIT {
    /** What is called here. */
    public static final class Author {
        @Api(concurrencyLimit = Api.UNLIMITED)
        public String silent(double seconds) {
            Pause.seconds(seconds);
            return "at last";
        }
    }

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    @TempDir
    Path folder;

    @Test
    void signsOfLifeKeepStreamsOpen() throws Exception {
        held(Duration.ofMillis(500), 2, 7);
    }

    /** With the server's own pause between them. */
    @Test
    @Tag("long")
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void tenMinutesAreNotTooLong() throws Exception {
        held(Duration.ofSeconds(5), 30, 600);
    }

    /** The three ways to listen: to a session, to one call, and to nothing, as older Python clients do. */
    private void held(Duration beat, int cutS, int callS) throws Exception {
        try (Container container = Container.start(
                        kind,
                        Engine.of(new Author(), files, Bounds.heartbeat(beat)).at("/tbi"));
                Nginx nginx = Nginx.start(
                        folder,
                        container.port(),
                        ours -> Nginx.replaced(ours, "proxy_read_timeout 60s", "proxy_read_timeout " + cutS + "s"))) {
            Site site = new Site(nginx.address("/tbi"));
            List<Listening> calls = new ArrayList<>();
            Visitor visitor = site.visitor();
            visitor.join("silent", callS);
            calls.add(Listening.toSession(site, visitor.session()));
            String event = Answers.json(
                            200,
                            site.post("gradio_api/call/silent", Answers.object().set("data", Answers.list(callS))))
                    .get("event_id")
                    .asText();
            calls.add(Listening.to(site, "gradio_api/call/silent/" + event));
            Listening beside = Listening.to(site, "gradio_api/heartbeat/x");
            int held = 0;
            for (Listening call : calls) {
                call.end().exceptionally(cut -> 0L).get(callS + 20, TimeUnit.SECONDS);
                if (call.heard().toString().contains("at last")) held++;
            }
            if (!beside.end().isDone()) held++;
            new Figures("R27", kind)
                    .exactly(
                            3, held, "streams held for " + callS + " s through a proxy that cuts after " + cutS + " s");
        }
    }
}
