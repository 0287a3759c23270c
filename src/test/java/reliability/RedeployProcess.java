package reliability;

import containers.Container;
import containers.ContainerKind;
import containers.Deployment;
import containers.WebApp;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A container in a process of its own, whose class path holds nothing of the engine. With the lines that it reads it deploys
 * a WAR, undeploys it and tells what has stayed, and measures itself.
 */
public final class RedeployProcess {
    public static final String ADDRESS = "At ";
    public static final String DEPLOYED = "Deployed at ";
    public static final String STAYED = "Stayed: ";
    public static final String MEASURED = "Measured: ";
    public static final String WAR = "war";

    private static final String CONTAINERS = "(tomcat|jetty|slf4j|jakarta\\.(servlet|transaction))-.*";
    private static final List<String> AS_TOMCATS_START_SCRIPT = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED");

    private final Container container;
    private final Path folder;
    private final Threads before = Threads.now();
    private final Warnings leaks = new Warnings("org.apache.catalina.loader");
    private final List<WeakReference<ClassLoader>> former = new ArrayList<>();
    private @Nullable Deployment deployment;

    private RedeployProcess(Container container, Path folder) {
        this.container = container;
        this.folder = folder;
    }

    /** @param folder holds the unpacked {@code war}, and {@code files} */
    public static JavaProcess start(ContainerKind kind, Path folder, String... options) throws IOException {
        List<String> all = new ArrayList<>(AS_TOMCATS_START_SCRIPT);
        all.addAll(List.of(options));
        return JavaProcess.start(classPath(), RedeployProcess.class, all, kind.name(), folder.toString());
    }

    /** Of the tests and the containers, for WARs that bring everything else. */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.endsWith("test-classes")
                        || entry.getFileName().toString().matches(CONTAINERS))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    public static void main(String[] args) throws Exception {
        Container container = Container.start(ContainerKind.valueOf(args[0]));
        new RedeployProcess(container, Path.of(args[1])).obey();
    }

    private void obey() throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        for (String order; (order = orders.readLine()) != null; ) {
            System.out.println(
                    switch (order) {
                        case "deploy" -> DEPLOYED + deploy();
                        case "undeploy" -> STAYED + undeploy();
                        case "tell" -> ADDRESS + container.address("");
                        case "measure" -> MEASURED + Footprint.now(former);
                        default -> throw new IllegalArgumentException(order);
                    });
        }
    }

    private URI deploy() throws Exception {
        deployment = container.deploy(WebApp.ofWar(folder.resolve(WAR))
                .at("/app")
                .with("files", folder.resolve("files").toString())
                .with("gradio.temp_dir", folder.resolve("files").toString()));
        return container.address("/app");
    }

    private String undeploy() throws Exception {
        deployment.undeploy();
        former.add(deployment.classes());
        deployment = null; // it knows what the container made for it
        return stayed();
    }

    /** What is left of all deployments up to now, in words; empty if it is nothing. */
    private String stayed() throws IOException {
        List<String> stayed = new ArrayList<>();
        before.startedSince("gradio-").forEach(thread -> stayed.add("thread " + thread));
        Threads.withClassesOf(former).forEach(thread -> stayed.add("thread with its classes " + thread));
        OpenFiles.below(folder).forEach(file -> stayed.add("open " + file));
        leaks.all().forEach(warning -> stayed.add("warning " + warning));
        int loaders = Garbage.survivors(former);
        if (loaders > 0) stayed.add("class loaders " + loaders);
        return String.join("; ", stayed);
    }
}
