package served;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every regular expression of a {@link Product}, fed with long texts. */
final class Patterns {
    private static final int LENGTH = 100_000;
    private static final int LOOKS_PER_CHARACTER = 60;

    /** Methods whose first argument is a regular expression, with it as a literal. */
    private static final Pattern LITERAL =
            Pattern.compile("\\.(matches|replaceAll|replaceFirst|split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*[,)]");

    private static final Set<String> OF_STRING = Set.of("matches", "replaceAll", "replaceFirst", "split");
    private static final List<String> ENDS = List.of("", "!", "\n");
    private static final List<String> PIECES = List.of(
            "a",
            "0",
            "a0",
            "aA",
            "-",
            "_",
            ".",
            " ",
            "\t",
            "\r",
            "\n",
            ";",
            "=",
            "\"",
            "'",
            ":",
            "/",
            "\\",
            "%",
            "\0",
            "é",
            " ;",
            "; ",
            ";a",
            "a=",
            "\"a",
            "a,",
            " ,",
            "&",
            "0.",
            "::",
            "\u00ef\u00bb\u00bf");

    private static final Pattern OWN = Pattern.compile("[A-Za-z0-9=;:/,\"<%-]+");
    private static final List<String> ALWAYS = new ArrayList<>();

    static {
        for (String piece : PIECES) addTo(ALWAYS, piece);
    }

    /** A regular expression and how it is used. */
    private record Used(String where, Pattern pattern, boolean anywhere) {}

    private Patterns() {}

    /** Those that look at a text more often than {@value LOOKS_PER_CHARACTER} times per character, and those that cannot be read. */
    static List<String> slow(Product product) throws ReflectiveOperationException, IOException {
        List<String> findings = new ArrayList<>();
        for (Used used : used(product, findings)) {
            for (String text : texts(used.pattern().pattern())) {
                String problem = problem(used, text);
                if (problem == null) continue;
                findings.add(used.where() + " " + used.pattern() + " " + problem);
                break;
            }
        }
        return findings;
    }

    private static String problem(Used used, String text) {
        Matcher matcher = used.pattern().matcher(new Counted(text, new long[1]));
        Consumer<Matcher> use = used.anywhere() ? Patterns::everywhere : Matcher::matches;
        try {
            use.accept(matcher);
            return null;
        } catch (TooOften e) {
            return "looks too often at " + shown(text);
        } catch (StackOverflowError e) {
            return "goes too deep for " + shown(text);
        }
    }

    private static void everywhere(Matcher matcher) {
        boolean more = true;
        while (more) more = matcher.find();
    }

    private static String shown(String text) {
        return text.substring(0, 12).replaceAll("\\p{Cntrl}", "?") + "...";
    }

    private static List<Used> used(Product product, List<String> findings)
            throws ReflectiveOperationException, IOException {
        List<Used> all = new ArrayList<>();
        int calls = 0;
        int compiled = 0;
        for (JavaClass type : product.classes()) {
            boolean anywhere = false;
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                String owner = call.getTargetOwner().getName();
                if (owner.equals("java.lang.String") && OF_STRING.contains(call.getName())) calls++;
                if (owner.equals("java.util.regex.Pattern") && !call.getName().matches("matcher|pattern")) compiled++;
                anywhere |= owner.equals("java.util.regex.Matcher")
                        && call.getName().matches("find|lookingAt|replaceAll|replaceFirst|results");
            }
            for (JavaField field : type.getFields()) {
                boolean constant = field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getRawType().isEquivalentTo(Pattern.class);
                if (constant) all.add(new Used(field.getFullName(), value(field), anywhere));
            }
        }
        if (compiled != all.size()) findings.add(compiled + " calls of Pattern for " + all.size() + " constants");
        List<Used> literals = literals(product);
        if (calls != literals.size()) findings.add(calls + " regular expressions for " + literals.size() + " literals");
        all.addAll(literals);
        return all;
    }

    private static Pattern value(JavaField field) throws ReflectiveOperationException {
        Field constant = Class.forName(field.getOwner().getName()).getDeclaredField(field.getName());
        constant.setAccessible(true);
        return (Pattern) constant.get(null);
    }

    private static List<Used> literals(Product product) throws IOException {
        List<Used> literals = new ArrayList<>();
        for (String source : sources(product)) {
            Matcher literal = LITERAL.matcher(Files.readString(Path.of(source)));
            while (literal.find()) {
                Pattern pattern = Pattern.compile(read(literal.group(2)));
                literals.add(new Used(source, pattern, !literal.group(1).equals("matches")));
            }
        }
        return literals;
    }

    /** The text of a Java literal. */
    private static String read(String literal) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(literal)
                .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)))
                .translateEscapes();
    }

    private static Set<String> sources(Product product) {
        Set<String> sources = new LinkedHashSet<>();
        for (JavaClass type : product.classes()) {
            String name = type.getName().replaceFirst("\\$.*", "").replace('.', '/');
            Path source = product.sources().resolve(name + ".java");
            if (Files.exists(source)) sources.add(source.toString());
        }
        return sources;
    }

    /** Long texts of pieces that regular expressions like, and of those that this one names itself. */
    private static List<String> texts(String pattern) {
        Set<String> pieces = new LinkedHashSet<>();
        Matcher own = OWN.matcher(pattern.replaceAll("\\\\.|\\(\\?\\w*:?", "\0"));
        while (own.find())
            for (String piece : List.of("%s", ";%s", "%s;", ";%sa", "%s\"a")) pieces.add(piece.formatted(own.group()));
        List<String> texts = new ArrayList<>(ALWAYS);
        for (String piece : pieces) addTo(texts, piece);
        return texts;
    }

    private static void addTo(List<String> texts, String piece) {
        for (String end : ENDS) texts.add(piece.repeat(LENGTH / piece.length()) + end);
    }

    /** A look at a character too many. */
    private static final class TooOften extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Counts the looks rather than the time, which other work on the machine would change. */
    private record Counted(String text, long[] looks) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > (long) LOOKS_PER_CHARACTER * LENGTH) throw new TooOften();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), looks);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
