package reliability;

import containers.Container;
import containers.ContainerKind;
import fixtures.Pause;
import gradio.Limits;
import gradio.api.Api;
import gradio.files.FileData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import served.Site;

/** A server in a process of its own whose calls cost next to nothing, and which forgets within seconds what others keep for an hour. */
final class SoakProcess {
    private static final String READY = "Ready at ";
    private static final double WORK_S = 0.005;
    private static final double LONGER_S = 2;
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

    /** What is called. */
    public static final class Author {
        @Api(concurrencyLimit = 4)
        public String tiny(String text) {
            Pause.seconds(WORK_S);
            return text;
        }

        /** Long enough for a client that goes and comes back: what a stream was sent that broke is not sent again. */
        @Api(concurrencyLimit = Api.UNLIMITED)
        public String longer(String text) {
            Pause.seconds(LONGER_S);
            return text;
        }

        @Api(concurrencyLimit = 4)
        public FileData same(FileData file) {
            Pause.seconds(WORK_S);
            return file;
        }
    }

    private SoakProcess() {}

    static JavaProcess start(ContainerKind kind, Path files) throws IOException {
        String classPath = System.getProperty("java.class.path");
        return JavaProcess.start(classPath, SoakProcess.class, OPTIONS, kind.name(), files.toString());
    }

    static Site site(JavaProcess process) throws IOException {
        Site site = new Site(URI.create(process.await(READY)));
        process.letTalk();
        return site;
    }

    public static void main(String[] args) throws Exception {
        Limits.Storage storage = Limits.Storage.DEFAULTS;
        Limits.Queue queue = Limits.Queue.DEFAULTS;
        Limits limits = Limits.DEFAULTS
                .with(new Limits.Storage(storage.maxSize(), storage.minFree(), KEPT))
                .with(new Limits.Queue(1_000, 0, queue.maxThreads(), queue.maxSessions(), KEPT, queue.maxUnread()))
                .withMaxCallsPerMinute(0); // all come from one address
        Container container = Container.start(
                ContainerKind.valueOf(args[0]), 0, List.of(Engine.of(new Author(), Path.of(args[1]), limits)));
        System.out.println(READY + container.address(""));
        Thread.currentThread().join(); // for ever
    }
}
