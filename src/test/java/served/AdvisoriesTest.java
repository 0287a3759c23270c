package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the {@link Advisories} that no server need run for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // The classes are read once.
class AdvisoriesTest {
    private final Product ours = Product.ours();

    static Stream<Look> looks() {
        return Advisories.ALL.stream().flatMap(row -> row.looks().stream()).distinct();
    }

    /** Each look and all that it must find where everything is wrong. */
    static Stream<Arguments> looksAtWhatIsWrong() {
        return Stream.of(
                arguments(Looks.SECRETS, List.of("id_rsa has -----BEGIN")),
                arguments(Looks.FOREIGN_TEXT_IN_CI, List.of("ci.yml has ${{ github.event")),
                arguments(Looks.EARLY_EXITS, List.of("isUser(", "token(", "does not use MessageDigest.isEqual")),
                arguments(Looks.CONSTANT_KEYS, List.of("SECRET_KEY")),
                arguments(
                        Looks.SLOW_PATTERNS,
                        List.of("NESTED", "TWICE", "DEEP", "\\s*\\s*x", " +$", "4 calls of Pattern for 3 constants")),
                arguments(Looks.CONNECTIONS, List.of("openStream()", "java.net.Socket", "HttpClient")));
    }

    @Test
    void everyRowIsHereInItsOrder() {
        assertEquals(
                IntStream.rangeClosed(1, 54).boxed().toList(),
                Advisories.ALL.stream().map(Advisory::number).toList());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void findsNothing(Look look) throws Exception {
        assertEquals(List.of(), look.findings(ours));
    }

    /** A look that never finds anything finds nothing here either. */
    @ParameterizedTest
    @MethodSource("looksAtWhatIsWrong")
    void findsWhatIsWrong(Look look, List<String> all, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("id_rsa"), "-----BEGIN OPENSSH " + "PRIVATE KEY-----\n");
        Files.writeString(folder.resolve("ci.yml"), "run: echo ${{ github.event" + ".issue.title }}\n");
        String findings = look.findings(Product.wrong(folder)).toString();
        for (String one : all) assertTrue(findings.contains(one), () -> one + " is not in " + findings);
    }

    /** The one look that has no wrong place to look at is for a test that must be there. */
    @Test
    void everyLookIsTriedWhereItMustFind() {
        List<Look> tried = looksAtWhatIsWrong().map(row -> (Look) row.get()[0]).toList();
        assertEquals(
                List.of(Looks.ALTERED_MODEL),
                looks().filter(look -> !tried.contains(look)).toList());
    }
}
