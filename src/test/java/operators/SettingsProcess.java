package operators;

import containers.Container;
import containers.ContainerKind;
import containers.WebApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import reliability.JavaProcess;
import reliability.RedeployProcess;

/**
 * Contexts of the built WAR in a process of its own, which has an environment, system properties and {@code java:comp/env}. Its arguments
 * are the container, and then settings, such as {@code "/one jndi gradio/max_threads 5"} for the context {@code /one}; the other places
 * are {@code number}, which is JNDI too, and {@code parameter}.
 */
final class SettingsProcess {
    static final String READY = "Ready at ";
    private static final Path WAR = Path.of("target/tbi");
    private static final Logger APP = Logger.getLogger("textbehindimage"); // held, or it is forgotten with its level

    private SettingsProcess() {}

    static JavaProcess start(
            ContainerKind kind, List<String> options, Map<String, String> environment, List<String> settings)
            throws IOException {
        String[] arguments =
                Stream.concat(Stream.of(kind.name()), settings.stream()).toArray(String[]::new);
        ProcessBuilder command =
                JavaProcess.command(RedeployProcess.classPath(), SettingsProcess.class, options, arguments);
        command.environment().putAll(environment);
        return JavaProcess.start(command);
    }

    public static void main(String[] args) throws Exception {
        APP.setLevel(Level.INFO);
        Map<String, WebApp> apps = new LinkedHashMap<>(); // by path
        for (String setting : List.of(args).subList(1, args.length)) {
            String[] words = setting.split(" ");
            WebApp app = apps.getOrDefault(words[0], WebApp.ofWar(WAR).at(words[0]));
            apps.put(words[0], with(app, words[1], words[2], words[3]));
        }
        try {
            Container container = Container.start(
                    ContainerKind.valueOf(args[0]), apps.values().toArray(WebApp[]::new));
            System.out.println(READY + container.address(""));
            Thread.currentThread().join(); // for ever
        } catch (Exception e) {
            for (Throwable t = e; t != null; t = t.getCause()) System.out.println("Not started: " + t.getMessage());
            System.exit(1);
        }
    }

    private static WebApp with(WebApp app, String place, String name, String value) {
        if (place.equals("parameter")) return app.with(name, value);
        Map<String, Object> entries = new HashMap<>(app.entries());
        entries.put(name, place.equals("number") ? Integer.valueOf(value) : value);
        return app.withEntries(entries);
    }
}
