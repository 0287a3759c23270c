package page;

import clients.Child;
import clients.Needed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page's types, written as comments, checked by TypeScript. */
class TypesIT {
    @Test
    void fit() throws Exception {
        Path clients = Path.of(System.getProperty("clients", "target/clients"));
        Path compiler = clients.resolve("node_modules/typescript/lib/tsc.js");
        Needed.unlessThere(
                Files.exists(compiler),
                "TypeScript is not in " + clients + ": mvn verify installs it (Node.js 20 or newer).");
        Child.run(
                        List.of(
                                "node",
                                compiler.toString(),
                                "-p",
                                clients.resolve("tsconfig.json").toString()),
                        Duration.ofSeconds(90))
                .expectSuccess();
    }
}
