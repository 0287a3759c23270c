package served;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is built and shipped.
 *
 * @param shipped folders whose files go into the WAR
 * @param automation folders of what runs in CI
 * @param sources the root of the classes' sources
 */
record Product(List<Path> shipped, List<Path> automation, Path sources, JavaClasses classes) {

    /** This project. */
    static Product ours() {
        return new Product(
                List.of(Path.of("target/classes"), Path.of("webapp"), Path.of("target/web")),
                List.of(Path.of(".ci"), Path.of(".github")),
                Path.of("src/main/java"),
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("gradio", "textbehindimage"));
    }

    /** Everything wrong: the classes of {@code served.wrong} and what {@code folder} holds. */
    static Product wrong(Path folder) {
        return new Product(
                List.of(folder),
                List.of(folder),
                Path.of("src/test/java"),
                new ClassFileImporter().importPackages("served.wrong"));
    }

    static List<Path> filesOf(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) continue;
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        return files;
    }
}
