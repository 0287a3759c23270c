package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the page's modules, each also seen broken; and what only holds between its files. */
class ModulesTest {
    private static final Path WEBAPP = Path.of("webapp");

    @Test
    void keepTheirArrows() throws IOException {
        assertEquals(List.of(), new Modules(WEBAPP.resolve("js")).breaches());
    }

    @Test
    void everyRuleFailsWhereItIsBroken() throws IOException {
        assertEquals(
                List.of(
                        "draw/wrong.js touches document",
                        "draw/wrong.js imports io/right.js",
                        "io/wrong.js is not checked for types",
                        "io/wrong.js imports ui/wrong.js",
                        "model/wrong.js imports draw/wrong.js",
                        "stray.js imports model/right.js",
                        "ui/wrong.js makes markup out of text",
                        "ui/wrong.js imports io/right.js",
                        "ui/wrong.js imports main.js",
                        "ui/wrong.js imports 'somewhere', which is no relative address of a file"),
                new Modules(Path.of("src/test/resources/page/broken")).breaches());
    }

    /** The policy forbids them, and a browser says so only when they are reached. */
    @Test
    void pageHasNoInlineScriptNoInlineStyleAndNoOtherOrigin() throws IOException {
        String html = Files.readString(WEBAPP.resolve("index.html"));
        assertFalse(Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\sstyle=|\\son\\w+=")
                .matcher(html)
                .find());
        for (String file : sources())
            assertFalse(
                    Pattern.compile("['\"(](https?:)?//(?!www\\.w3\\.org/)")
                            .matcher(file)
                            .find(),
                    file);
    }

    /** No sentence is missing, and none is left over. */
    @Test
    void everySentenceIsThereAndIsSaid() throws IOException {
        String english = Files.readString(WEBAPP.resolve("lang/en.json"));
        Set<String> there = found("(?m)^  \"([^\"]+)\":", english);
        String said = String.join("\n", sources());
        Set<String> plain = found("\\bsay\\('([\\w.-]+)'", said);
        plain.addAll(found("data-say(?:-label)?=\"([\\w.-]+)\"", said));
        plain.addAll(found("new Problem\\('([\\w-]+)'", said).stream()
                .map(code -> "failure." + code)
                .toList());
        Set<String> missing = new TreeSet<>(plain);
        missing.removeAll(there);
        assertTrue(missing.isEmpty(), () -> "not in lang/en.json: " + missing);
        Set<String> built = Set.of(
                "control.",
                "section.",
                "failure.",
                "cut.",
                "announce.",
                "theme.",
                "style.",
                "tab.",
                "layers.",
                "saved.",
                "export.",
                "hands.",
                "mask.",
                "shortcut.",
                "key.");
        Set<String> unsaid = there.stream()
                .filter(key -> !plain.contains(key) && built.stream().noneMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(unsaid.isEmpty(), () -> "in lang/en.json, but nobody says it: " + unsaid);
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            List<String> sources = new java.util.ArrayList<>();
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(js|css|html)"))
                    .toList()) sources.add(Files.readString(file));
            return sources;
        }
    }
}
