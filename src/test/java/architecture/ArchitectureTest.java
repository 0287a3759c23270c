package architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.FailureReport;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of the architecture hold, and each is seen to fail where it is broken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // The classes are read once.
class ArchitectureTest {
    private static final String BROKEN = "architecture.broken.";

    private final JavaClasses real = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gradio", "textbehindimage");

    static List<Rule> rulesOfTheProject() {
        return new House("").rules();
    }

    static Stream<Rule> rulesOfBrokenHouses() {
        return rulesOfTheProject().stream()
                .flatMap(rule -> new House(BROKEN + rule.broken() + ".")
                        .rules().stream().filter(same -> same.name().equals(rule.name())));
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheProject")
    void holds(Rule rule) {
        rule.check().check(real);
    }

    /** A rule that looks at nothing holds for ever. */
    @ParameterizedTest
    @MethodSource("rulesOfTheProject")
    void looksAtClasses(Rule rule) {
        long looked = real.stream().filter(rule.subjects()).count();
        assertTrue(looked > 0, "no classes");
    }

    /** Classes called Wrong… break the rule, and no others. */
    @ParameterizedTest
    @MethodSource("rulesOfBrokenHouses")
    void failsWhereItIsBroken(Rule rule) {
        JavaClasses broken = new ClassFileImporter().importPackages(BROKEN + rule.broken());
        FailureReport report = rule.check().evaluate(broken).getFailureReport();
        List<JavaClass> culprits = broken.stream()
                .filter(rule.subjects())
                .filter(c -> c.getSimpleName().startsWith("Wrong"))
                .toList();
        assertFalse(culprits.isEmpty(), "no culprits in " + BROKEN + rule.broken());
        for (JavaClass culprit : culprits)
            assertTrue(report.toString().contains("<" + culprit.getName()), () -> culprit + " not in " + report);
        for (String violation : report.getDetails())
            assertFalse(violation.matches("(?s)\\w+ <[^>]*\\.Right.*"), violation);
    }
}
