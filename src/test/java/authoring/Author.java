package authoring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.Servlet;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import reliability.War;

/** Compiles {@code src/test/resources/hello} as its author would, against the engine's jar, what comes with it, and the servlet API. */
final class Author {
    static final String LISTENER = "hello.Hello";

    private static final Path ENGINE = Path.of("target/tbi-engine.jar");
    private static final Path SOURCE = Path.of("src/test/resources/hello/Hello.java");

    private Author() {}

    /** An unpacked WAR of the app. */
    static Path build(Path folder, String... compilerOptions) throws Exception {
        Path war = War.around(ENGINE, folder, LISTENER);
        List<String> options =
                new ArrayList<>(List.of("--release", "17", "-proc:none", "-Xlint:all,-classfile", "-Werror"));
        options.addAll(List.of("-d", War.classes(war).toString(), "-classpath", classPath(war)));
        options.addAll(List.of(compilerOptions));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(SOURCE))
                    .call();
            assertTrue(compiled, said::toString);
        }
        return war;
    }

    private static String classPath(Path war) throws IOException, URISyntaxException {
        Path servlets = Path.of(Servlet.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> libraries = Files.list(War.libraries(war))) {
            return Stream.concat(Stream.of(servlets), libraries)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
