package reliability;

import containers.Container;
import containers.ContainerKind;
import fixtures.Bounds;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import served.Site;

/** A server with {@link Work} in a process of its own, which an experiment may kill. */
public final class ServerProcess {
    private static final String READY = "Ready at ";

    private static final int MANY = 2_000; // calls that may wait

    private ServerProcess() {}

    /** One at the root. */
    static JavaProcess start(ContainerKind kind, int port, Path files) throws IOException {
        return start(kind, port, "", files);
    }

    /**
     * @param port 0 for a free one
     * @param files where uploads and results lie
     */
    public static JavaProcess start(ContainerKind kind, int port, String contextPath, Path files) throws IOException {
        return JavaProcess.start(
                System.getProperty("java.class.path"),
                ServerProcess.class,
                List.of(),
                kind.name(),
                Integer.toString(port),
                files.toString(),
                contextPath);
    }

    /** Waits until the server answers; the first answer of a process takes longer than all others. */
    public static Site site(JavaProcess process) throws IOException, InterruptedException {
        Site site = new Site(URI.create(process.await(READY)));
        process.letTalk();
        site.config();
        return site;
    }

    public static void main(String[] args) throws Exception {
        Container container = Container.start(
                ContainerKind.valueOf(args[0]),
                Integer.parseInt(args[1]),
                List.of(Engine.of(new Work(), Path.of(args[2]), Bounds.maxQueueSize(MANY))
                        .at(args[3])));
        container.stopAtShutdown();
        System.out.println(READY + container.address(args[3]));
        Thread.currentThread().join(); // for ever
    }
}
