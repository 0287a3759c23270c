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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A container in a process of its own, whose class path holds nothing of the engine. With each line that it reads it deploys
 * a WAR, or undeploys it and tells what has stayed.
 */
public final class RedeployProcess {
    public static final String DEPLOYED = "Deployed at ";
    public static final String STAYED = "Stayed: ";
    public static final String WAR = "war";

    private static final String CONTAINERS = "(tomcat|jetty|slf4j|jakarta\\.servlet)-.*";
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

    private RedeployProcess(Container container, Path folder) {
        this.container = container;
        this.folder = folder;
    }

    /** @param folder holds the unpacked {@code war}, and {@code files} */
    public static JavaProcess start(ContainerKind kind, Path folder) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.endsWith("test-classes")
                        || entry.getFileName().toString().matches(CONTAINERS))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return JavaProcess.start(
                classPath, RedeployProcess.class, AS_TOMCATS_START_SCRIPT, kind.name(), folder.toString());
    }

    public static void main(String[] args) throws Exception {
        Container container = Container.start(ContainerKind.valueOf(args[0]));
        new RedeployProcess(container, Path.of(args[1])).obey();
    }

    private void obey() throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        while (orders.readLine() != null) {
            Deployment deployment = container.deploy(WebApp.ofWar(folder.resolve(WAR))
                    .at("/app")
                    .with("files", folder.resolve("files").toString()));
            System.out.println(DEPLOYED + container.address("/app"));
            orders.readLine();
            deployment.undeploy();
            former.add(deployment.classes());
            System.out.println(STAYED + stayed());
        }
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
