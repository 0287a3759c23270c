package textbehindimage;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a setting may be.
 *
 * @param allowed which values, in words
 * @param example what follows these words where a value was wrong; may be empty
 * @param secret whether values are shown to nobody, not even wrong ones
 * @param parse makes a value of a text; null for what is not allowed
 * @param show makes a text of a value, of which {@code parse} makes the value again
 */
record SettingType<T>(
        String allowed, String example, boolean secret, Function<String, @Nullable T> parse, Function<T, String> show) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})\\s*([kmgt]?)b?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,3}))?\\s*([smh]?)", Pattern.CASE_INSENSITIVE);
    private static final String SIZES = " kmgt";

    private static <T> SettingType<T> open(
            String allowed, String example, Function<String, @Nullable T> parse, Function<T, String> show) {
        return new SettingType<>(allowed, example, false, parse, show);
    }

    private static <T> SettingType<T> secret(String allowed, Function<String, @Nullable T> parse) {
        return new SettingType<>(allowed, "", true, parse, value -> "***");
    }

    static SettingType<Boolean> flag() {
        return open(
                "true or false",
                "",
                text -> switch (lower(text)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> null;
                },
                String::valueOf);
    }

    static SettingType<Integer> number(int min, int max) {
        return open(
                "whole number from " + min + " to " + max,
                "",
                text -> {
                    if (!text.matches("\\d{1,18}")) return null;
                    long number = Long.parseLong(text);
                    return number < min || number > max ? null : (int) number;
                },
                String::valueOf);
    }

    /** Different whole numbers from 0 to {@code max}. */
    static SettingType<List<Integer>> numbers(int max) {
        return open(
                "different whole numbers from 0 to " + max + ", separated by commas",
                "",
                text -> {
                    List<String> words = words(text);
                    if (!words.stream().allMatch(word -> word.matches("\\d{1,9}"))) return null;
                    List<Integer> numbers = words.stream().map(Integer::valueOf).toList();
                    boolean small = numbers.stream().allMatch(number -> number <= max);
                    return small && numbers.stream().distinct().count() == numbers.size() ? numbers : null;
                },
                numbers ->
                        String.join(",", numbers.stream().map(String::valueOf).toList()));
    }

    static SettingType<Long> bytes(long min, long max) {
        return open(
                "size from " + size(min) + " to " + size(max),
                ", such as 20971520 or 20mb",
                text -> {
                    Matcher size = SIZE.matcher(text);
                    if (!size.matches()) return null;
                    int shift = size.group(2).isEmpty() ? 0 : 10 * SIZES.indexOf(lower(size.group(2)));
                    long number = Long.parseLong(size.group(1));
                    if (number > max >> shift) return null; // before it is shifted, since that overflows
                    long bytes = number << shift;
                    return bytes < min ? null : bytes;
                },
                SettingType::size);
    }

    private static String size(long bytes) {
        int unit = 0;
        while (bytes > 0 && bytes % 1024 == 0 && unit < SIZES.length() - 1) {
            bytes /= 1024;
            unit++;
        }
        return unit == 0 ? String.valueOf(bytes) : bytes + SIZES.substring(unit, unit + 1) + "b";
    }

    static SettingType<Duration> time(Duration min, Duration max) {
        return open(
                "time from " + clock(min) + " to " + clock(max),
                ", such as 5, 0.5, 90s, 10m or 1h",
                text -> {
                    Matcher time = TIME.matcher(text);
                    if (!time.matches()) return null;
                    String millis = time.group(2) == null ? "0" : (time.group(2) + "00").substring(0, 3);
                    int unit = "smh".indexOf(lower(time.group(3)));
                    long factor = unit == 2 ? 3600 : unit == 1 ? 60 : 1;
                    Duration read =
                            Duration.ofMillis(factor * (Long.parseLong(time.group(1)) * 1000 + Long.parseLong(millis)));
                    return read.compareTo(min) < 0 || read.compareTo(max) > 0 ? null : read;
                },
                SettingType::clock);
    }

    private static String clock(Duration time) {
        long millis = time.toMillis();
        if (millis % 3_600_000 == 0) return millis / 3_600_000 + "h";
        if (millis % 60_000 == 0) return millis / 60_000 + "m";
        String fraction = String.format(Locale.ROOT, "%03d", millis % 1000);
        return millis / 1000 + (millis % 1000 == 0 ? "" : "." + fraction) + "s";
    }

    /** One of an enum's constants, by its name in lower case. */
    static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        return open(
                String.join(" or ", all.stream().map(one -> lower(one.name())).toList()),
                "",
                text -> all.stream()
                        .filter(one -> one.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElse(null),
                one -> lower(one.name()));
    }

    static SettingType<Path> path() {
        return open(
                "path",
                ", of a file or directory",
                text -> {
                    try {
                        return Path.of(text).toAbsolutePath();
                    } catch (InvalidPathException e) {
                        return null;
                    }
                },
                Path::toString);
    }

    /** @param check throws IllegalArgumentException for what cannot be used */
    static SettingType<String> text(String allowed, String example, Consumer<String> check) {
        return open(allowed, example, text -> passes(text, check) ? text : null, text -> text);
    }

    /** Texts separated by commas. @param check throws IllegalArgumentException for what cannot be used */
    static SettingType<List<String>> list(String allowed, String example, Consumer<List<String>> check) {
        return open(
                allowed + ", separated by commas",
                example,
                text -> passes(words(text), check) ? words(text) : null,
                words -> String.join(",", words));
    }

    private static <T> boolean passes(T value, Consumer<T> check) {
        try {
            check.accept(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A password may hold colons but no comma. */
    static SettingType<Map<String, String>> passwords() {
        return secret("name:password pairs of different names, separated by commas", text -> {
            Map<String, String> users = new LinkedHashMap<>();
            for (String entry : text.split(",", -1)) {
                int colon = entry.indexOf(':');
                String name = entry.substring(0, Math.max(0, colon)).strip();
                String password = entry.substring(colon + 1);
                if (name.isEmpty() || password.isEmpty() || users.put(name, password) != null) return null;
            }
            return users;
        });
    }

    static SettingType<List<String>> hashes() {
        return secret("SHA-256 hashes of 64 hexadecimal digits, separated by commas", text -> {
            List<String> hashes = words(text);
            return hashes.stream().allMatch(hash -> hash.matches("[0-9a-fA-F]{64}")) ? hashes : null;
        });
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
