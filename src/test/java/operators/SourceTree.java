package operators;

import clients.Child;
import clients.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A copy of this project as it is in the work tree, without anything built. */
record SourceTree(Path folder) {
    private static final Duration LIMIT = Duration.ofMinutes(8);

    /** @param folder made for it */
    static SourceTree copy(Path folder) throws IOException, InterruptedException {
        Needed.unlessThere(Files.exists(Path.of(".git")), "This is no clone: git does not say what belongs to it.");
        Child listed = Child.run(
                List.of("git", "ls-files", "--cached", "--others", "--exclude-standard"), Duration.ofSeconds(20));
        for (String name : listed.expectSuccess().output().lines().toList()) {
            if (!Files.exists(Path.of(name))) continue; // deleted, and not committed yet
            Path to = folder.resolve(name);
            Files.createDirectories(to.getParent());
            Files.copy(Path.of(name), to);
        }
        return new SourceTree(folder);
    }

    /** Builds it. @param environment of Maven, beside that of this process */
    void build(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env", "-C", folder.toString()));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of("mvn", "-q", "-B", "package", "-DskipTests"));
        command.addAll(List.of(arguments));
        Child.run(command, LIMIT).expectSuccess();
    }

    Path built(String name) {
        return folder.resolve("target").resolve(name);
    }
}
