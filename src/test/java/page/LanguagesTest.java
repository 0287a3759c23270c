package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page says, in each of its languages. */
class LanguagesTest {
    private static final Path FOLDER = Path.of("webapp/lang");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void sameSentencesInTheSameOrder(String language) throws IOException {
        assertEquals(
                List.copyOf(sentences("en").keySet()),
                List.copyOf(sentences(language).keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void samePlaceholders(String language) throws IOException {
        Map<String, String> theirs = sentences(language);
        Map<String, String> wrong = new TreeMap<>();
        sentences("en").forEach((key, sentence) -> {
            String other = theirs.getOrDefault(key, "");
            if (!placeholders(sentence).equals(placeholders(other)) || other.isBlank()) wrong.put(key, other);
        });
        assertEquals(Map.of(), wrong);
    }

    /** A sentence of several words that is the same in two languages was forgotten. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void nothingIsLeftInEnglish(String language) throws IOException {
        Map<String, String> theirs = sentences(language);
        Set<String> forgotten = sentences("en").entrySet().stream()
                .filter(entry ->
                        PLACEHOLDER.matcher(entry.getValue()).replaceAll("").matches(".*[a-z]{2,} .*[a-z]{2,}.*"))
                .filter(entry -> entry.getValue().equals(theirs.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), forgotten);
    }

    @Test
    void everyFileIsInTheListOfLanguages() throws IOException {
        String list = Files.readString(Path.of("webapp/js/model/languages.js"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String id = file.getFileName().toString().replace(".json", "");
                assertTrue(list.contains("id: '" + id + "'"), () -> id + " is not in model/languages.js");
            }
        }
    }

    private static Set<String> placeholders(String sentence) {
        return PLACEHOLDER
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> sentences(String language) throws IOException {
        String json = Files.readString(FOLDER.resolve(language + ".json"));
        return new Gson().fromJson(json, new TypeToken<Map<String, String>>() {}.getType());
    }
}
