package page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page's own modules: who imports whom, and what each may touch. */
record Modules(Path folder) {
    /** What comes together with a file. */
    private static final Pattern STATIC = Pattern.compile(
            "^(?:import|export)\\s+(?:[\\w*{}\\s,]+?\\s+from\\s+)?['\"]([^'\"]+)['\"]", Pattern.MULTILINE);
    /** What comes later, or not at all. */
    private static final Pattern DYNAMIC = Pattern.compile("\\bimport\\(['\"]([^'\"]+)['\"]\\)");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?<!:)//[^\\n]*", Pattern.DOTALL);
    /** What belongs to a page and not to a drawing. */
    private static final Pattern PAGE = Pattern.compile(
            "\\b(document|window|navigator|localStorage|fetch|requestAnimationFrame|OffscreenCanvas)\\b");
    /** main, app → ui, io → draw → model; a room may always use itself. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "main", Set.of("app", "ui", "io", "draw", "model"),
            "app", Set.of("app", "ui", "io", "draw", "model"),
            "ui", Set.of("ui", "draw", "model"),
            "io", Set.of("io", "draw", "model"),
            "draw", Set.of("draw", "model"),
            "model", Set.of("model"));

    private static final int LINES = 300;

    /** Every breach, as a sentence that begins with the file's name. */
    List<String> breaches() throws IOException {
        List<String> breaches = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".js")).sorted().toList()) examine(file, breaches);
        }
        return breaches;
    }

    /** The names of what comes together with {@code file}, which is one of them. */
    Set<String> together(String file) throws IOException {
        Set<String> names = new TreeSet<>();
        gather(folder.resolve(file), names);
        return names;
    }

    private void gather(Path file, Set<String> names) throws IOException {
        if (!names.add(name(file))) return;
        for (String target : found(STATIC, codeOf(Files.readString(file))).toList())
            gather(file.resolveSibling(target), names);
    }

    private static Stream<String> found(Pattern imports, String code) {
        return imports.matcher(code).results().map(match -> match.group(1));
    }

    private static String codeOf(String source) {
        return COMMENT.matcher(source).replaceAll("");
    }

    private void examine(Path file, List<String> breaches) throws IOException {
        String name = name(file);
        String room = room(file);
        String source = Files.readString(file);
        String code = codeOf(source);
        if (!source.startsWith("// @ts-check")) breaches.add(name + " is not checked for types");
        if (source.lines().count() > LINES) breaches.add(name + " has more than " + LINES + " lines");
        if (room.equals("draw") || room.equals("model")) {
            Matcher page = PAGE.matcher(code);
            if (page.find()) breaches.add(name + " touches " + page.group());
        }
        if (code.contains("innerHTML") || code.contains("insertAdjacentHTML"))
            breaches.add(name + " makes markup out of text");
        for (String target :
                Stream.of(STATIC, DYNAMIC).flatMap(kind -> found(kind, code)).toList()) {
            if (!target.startsWith(".") || !target.endsWith(".js"))
                breaches.add(name + " imports '" + target + "', which is no relative address of a file");
            else if (!MAY_USE.getOrDefault(room, Set.of()).contains(room(file.resolveSibling(target))))
                breaches.add(name + " imports " + name(file.resolveSibling(target)));
        }
    }

    private String name(Path file) {
        return folder.toAbsolutePath()
                .normalize()
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }

    /** The first folder of its name; a file beside the folders is a room of its own. */
    private String room(Path file) {
        return name(file).replaceFirst("(/.*|\\.js)$", "");
    }
}
