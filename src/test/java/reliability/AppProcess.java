package reliability;

import containers.Container;
import containers.ContainerKind;
import containers.WebApp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import served.Site;

/** The whole app in a process of its own, with Java's options as an experiment wants them. */
final class AppProcess {
    private static final String READY = "Ready at ";

    private AppProcess() {}

    /**
     * @param files where uploads and results lie
     * @param streams how many may be open
     */
    static JavaProcess start(ContainerKind kind, Path files, int streams, List<String> options) throws IOException {
        String classPath = System.getProperty("java.class.path");
        return JavaProcess.start(
                classPath, AppProcess.class, options, kind.name(), files.toString(), Integer.toString(streams));
    }

    /** Waits until photos can be cut out. */
    static Site site(JavaProcess process) throws IOException, InterruptedException {
        Site site = new Site(URI.create(process.await(READY)));
        process.letTalk();
        while (site.get("readyz").statusCode() != 200) Thread.onSpinWait();
        return site;
    }

    public static void main(String[] args) throws Exception {
        WebApp app = WebApp.ofProject()
                .with("gradio.temp_dir", args[1])
                .with("gradio.max_streams", args[2])
                .with("tbi.call_log", "false");
        Container container = Container.start(ContainerKind.valueOf(args[0]), 0, List.of(app));
        container.stopAtShutdown();
        System.out.println(READY + container.address(""));
        Thread.currentThread().join(); // for ever
    }
}
