package textbehindimage;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns texts into values and remembers where each came from. */
final class SettingsReader {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([kmg]?)b?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,3}))?\\s*([smh]?)", Pattern.CASE_INSENSITIVE);

    private final Sources sources;
    private final Map<String, String> effective = new LinkedHashMap<>();

    SettingsReader(Sources sources) {
        this.sources = sources;
    }

    String text(String key, String otherwise) {
        return value(key, otherwise, "any text", text -> text);
    }

    /** {@code name:password,name:password}; a password may hold colons but no comma. Only the number is remembered. */
    Map<String, String> users(String key) {
        return secret(key, Map.of(), "name:password pairs, separated by commas", text -> {
            Map<String, String> users = new LinkedHashMap<>();
            for (String entry : text.split(",")) {
                int colon = entry.indexOf(':');
                if (colon < 1 || colon == entry.length() - 1) return null;
                users.put(entry.substring(0, colon).trim(), entry.substring(colon + 1));
            }
            return users;
        });
    }

    List<String> tokens(String key) {
        return secret(key, List.of(), "SHA-256 hashes of 64 hexadecimal digits, separated by commas", text -> {
            List<String> hashes =
                    Arrays.stream(text.split(",")).map(String::strip).toList();
            return hashes.stream().allMatch(hash -> hash.matches("[0-9a-fA-F]{64}")) ? hashes : null;
        });
    }

    /** Values separated by commas; none by default. @param check throws IllegalArgumentException for what cannot be used */
    List<String> list(String key, String allowed, Consumer<List<String>> check) {
        return value(key, List.of(), allowed + ", separated by commas", text -> {
            List<String> values =
                    Arrays.stream(text.split(",")).map(String::strip).toList();
            try {
                check.accept(values);
                return values;
            } catch (IllegalArgumentException e) {
                return null;
            }
        });
    }

    /** A value that is shown to nobody, not even when it is wrong. */
    private <T> T secret(String key, T otherwise, String allowed, Function<String, @Nullable T> convert) {
        Optional<Sources.Found> found = sources.find(key);
        effective.put(key, found.map(f -> "*** (" + f.source() + ")").orElse("none (default)"));
        if (found.isEmpty()) return otherwise;
        T value = convert.apply(found.get().value());
        if (value != null) return value;
        throw new SettingException(key + " = *** (" + found.get().source() + ") cannot be used; allowed is " + allowed);
    }

    boolean flag(String key, boolean otherwise) {
        return value(key, otherwise, "true or false", text -> switch (lower(text)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        });
    }

    /** One of an enum's constants, by its name in lower case. */
    <E extends Enum<E>> E oneOf(String key, E otherwise) {
        List<String> names = Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                .map(one -> lower(one.name()))
                .toList();
        String name = value(
                key,
                lower(otherwise.name()),
                String.join(" or ", names),
                text -> names.contains(lower(text)) ? lower(text) : null);
        return Enum.valueOf(otherwise.getDeclaringClass(), name.toUpperCase(Locale.ROOT));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    long number(String key, long otherwise, long min, long max) {
        return value(key, otherwise, "a whole number from " + min + " to " + max, text -> {
            if (!text.matches("\\d{1,18}")) return null;
            long number = Long.parseLong(text);
            return number < min || number > max ? null : number;
        });
    }

    /** Different whole numbers from 0 to {@code max}, separated by commas. */
    List<Integer> numbers(String key, List<Integer> otherwise, int max) {
        return value(key, otherwise, "different numbers from 0 to " + max + ", separated by commas", text -> {
            List<String> words =
                    Arrays.stream(text.split(",", -1)).map(String::strip).toList();
            if (!words.stream().allMatch(word -> word.matches("\\d{1,9}"))) return null;
            List<Integer> numbers = words.stream().map(Integer::valueOf).toList();
            boolean allowed = numbers.stream().allMatch(number -> number <= max);
            return allowed && numbers.stream().distinct().count() == numbers.size() ? numbers : null;
        });
    }

    long bytes(String key, long otherwise, long min, long max) {
        return value(key, otherwise, "bytes from " + min + " to " + max + ", such as 20971520 or 20mb", text -> {
            Matcher size = SIZE.matcher(text);
            if (!size.matches()) return null;
            int shift = size.group(2).isEmpty()
                    ? 0
                    : 10 * (1 + "kmg".indexOf(size.group(2).toLowerCase(Locale.ROOT)));
            long bytes = Long.parseLong(size.group(1)) << shift;
            return bytes < min || bytes > max ? null : bytes;
        });
    }

    Duration time(String key, Duration otherwise, Duration max) {
        String allowed = "a time over 0 and up to " + max.toSeconds() + " seconds, such as 5, 0.5, 90s, 10m or 1h";
        return value(key, otherwise, allowed, text -> {
            Matcher time = TIME.matcher(text);
            if (!time.matches()) return null;
            String millis = time.group(2) == null ? "0" : (time.group(2) + "00").substring(0, 3);
            int unit = "smh".indexOf(time.group(3).toLowerCase(Locale.ROOT));
            long factor = unit == 2 ? 3600 : unit == 1 ? 60 : 1;
            Duration read = Duration.ofMillis(factor * (Long.parseLong(time.group(1)) * 1000 + Long.parseLong(millis)));
            return read.isZero() || read.compareTo(max) > 0 ? null : read;
        });
    }

    Optional<Path> path(String key) {
        return Optional.ofNullable(this.<@Nullable Path>value(key, null, "the path of a file or directory", text -> {
            try {
                return Path.of(text).toAbsolutePath();
            } catch (InvalidPathException e) {
                return null;
            }
        }));
    }

    private <T> T value(String key, T otherwise, String allowed, Function<String, @Nullable T> convert) {
        Optional<Sources.Found> found = sources.find(key);
        if (found.isEmpty()) {
            effective.put(key, otherwise + " (default)");
            return otherwise;
        }
        T value = convert.apply(found.get().value());
        if (value == null) {
            throw new SettingException(key + " = \"" + found.get().value() + "\" ("
                    + found.get().source() + ") cannot be used; allowed is " + allowed);
        }
        effective.put(key, value + " (" + found.get().source() + ")");
        return value;
    }

    /** Each setting's value and source, in the order in which they were read. */
    Map<String, String> effective() {
        return Collections.unmodifiableMap(effective);
    }

    /** Says what stands where nothing was given. */
    void note(String key, Object value) {
        effective.computeIfPresent(key, (k, said) -> said.equals("null (default)") ? value + " (default)" : said);
    }
}
