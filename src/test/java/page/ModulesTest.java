package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The arrows between the page's modules, each also seen broken; and what only holds between its files. */
class ModulesTest {
    private static final Path WEBAPP = Path.of("webapp");
    private static final int FONT = 48_256; // bytes of the one the page is written in

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
                        "ui/wrong.js imports 'somewhere', which is no relative address of a file",
                        "ui/wrong.js imports io/late.js"),
                new Modules(Path.of("src/test/resources/page/broken")).breaches());
    }

    /** Named in the page, they come side by side; unnamed ones would be found out one after the other, file by file. */
    @Test
    void thePageNamesItsModulesAndFirstThoseItStartsWith() throws IOException {
        Modules modules = new Modules(WEBAPP.resolve("js"));
        Set<String> start = modules.together("main.js");
        Set<String> desk = modules.together("app/desk.js");
        desk.removeAll(start);
        start.remove("main.js"); // which is the page's script
        String[] html = Files.readString(WEBAPP.resolve("index.html")).split("<template id=\"desk-modules\">");
        String link = "<link rel=\"modulepreload\" href=\"js/([^\"]+)\">";
        assertEquals(String.join("\n", start), String.join("\n", found(link, html[0])));
        assertEquals(String.join("\n", desk), String.join("\n", found(link, html[1])));
    }

    /** With the font, before the first click; compressed, without headers. */
    @Test
    void littleComesBeforeTheFirstClick() throws IOException {
        String html = Files.readString(WEBAPP.resolve("index.html"))
                .replaceFirst("(?s)<template id=\"desk-modules\">.*?</template>", "");
        Set<String> files = found("(?:href|src)=\"((?:js|css|vendor)/[^\"]+)\"", html);
        int bytes = compressed(WEBAPP.resolve("index.html")) + compressed(WEBAPP.resolve("lang/ar.json"));
        for (String file : files) bytes += file.startsWith("vendor/") ? FONT : compressed(WEBAPP.resolve(file));
        assertTrue(bytes < 100_000, bytes + " bytes");
    }

    private static int compressed(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(file, gzip);
        }
        return bytes.size();
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
