package textbehindimage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns texts into values and remembers where each came from. */
final class SettingsReader {
    private final Sources sources;
    private final Map<String, String> effective = new LinkedHashMap<>();

    SettingsReader(Sources sources) {
        this.sources = sources;
        SettingsTable.ALL.forEach(setting -> effective.put(setting.name(), "not read")); // in the table's order
    }

    /**
     * A setting that has a default.
     *
     * @throws SettingException for a value that cannot be used
     */
    <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow();
    }

    /** As {@link #get}; empty where nothing is said and there is no default. */
    <T> Optional<T> find(Setting<T> setting) {
        Optional<Sources.Found> found = sources.find(setting.name());
        @Nullable T value = found.isPresent() ? parsed(setting, found.get()) : setting.usual();
        String shown = value == null ? "" : setting.type().show().apply(value);
        if (found.isEmpty() && (shown.isEmpty() || setting.type().secret())) shown = setting.otherwise();
        effective.put(
                setting.name(), shown + " (" + found.map(Sources.Found::source).orElse("default") + ")");
        return Optional.ofNullable(value);
    }

    /** @throws SettingException if one of two is said and the other is not */
    void needEachOther(Setting<?> one, Setting<?> other) {
        Optional<Sources.Found> first = sources.find(one.name());
        Optional<Sources.Found> second = sources.find(other.name());
        if (first.isPresent() == second.isPresent()) return;
        String lonely = first.isPresent() ? one.name() : other.name();
        String missing = first.isPresent() ? other.name() : one.name();
        throw new SettingException(
                lonely + " (" + first.or(() -> second).get().source() + ") is of no use without " + missing);
    }

    private static <T> T parsed(Setting<T> setting, Sources.Found found) {
        SettingType<T> type = setting.type();
        T value = type.parse().apply(found.value());
        if (value != null) return value;
        throw new SettingException(setting.name() + " = " + (type.secret() ? "***" : "\"" + found.value() + "\"") + " ("
                + found.source() + ") cannot be used; allowed: " + type.allowed() + type.example());
    }

    /** Each setting's value and source, in the table's order. */
    Map<String, String> effective() {
        return Collections.unmodifiableMap(effective);
    }
}
