package reliability;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of the tests' own, most of them in Java, told and asked line by line. */
public final class JavaProcess implements AutoCloseable {
    private static final long LIMIT_S = 50; // less than the limit of a test

    private final Process process;
    private final BufferedReader output;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    private JavaProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static JavaProcess start(String classPath, Class<?> main, List<String> options, String... arguments)
            throws IOException {
        return start(command(classPath, main, options, arguments));
    }

    /** What starts one, for a test that has more to say of it. */
    public static ProcessBuilder command(String classPath, Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                classPath,
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** One that a script starts, and becomes. */
    public static JavaProcess start(ProcessBuilder command) throws IOException {
        return new JavaProcess(command.redirectErrorStream(true).start());
    }

    public Process process() {
        return process;
    }

    public void tell(String line) throws IOException {
        process.outputWriter().write(line + System.lineSeparator());
        process.outputWriter().flush();
    }

    /** Waits for a line that begins so. @return what follows there */
    public String await(String begin) throws IOException {
        return await(Pattern.compile(Pattern.quote(begin) + "(.*)"));
    }

    /** Waits for a line that is so. @return its group */
    public String await(Pattern wanted) throws IOException {
        CompletableFuture<Void> guard = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(LIMIT_S, TimeUnit.SECONDS));
        for (String line; (line = output.readLine()) != null; said.add(line)) {
            Matcher found = wanted.matcher(line);
            if (!found.matches()) continue;
            guard.cancel(false);
            return found.group(1);
        }
        throw new AssertionError("The process ended, or took too long, before \"" + wanted + "\". It said " + said);
    }

    /** Nothing more is asked: what else it says is kept for {@link #said}, since a full pipe would stop it. */
    public void letTalk() {
        CompletableFuture.runAsync(() -> output.lines().forEach(said::add));
    }

    /** What it has said that nobody was waiting for. */
    public Queue<String> said() {
        return said;
    }

    /** Waits until it has ended by itself. @return its exit status */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) throw new AssertionError("still running; it said " + said);
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
