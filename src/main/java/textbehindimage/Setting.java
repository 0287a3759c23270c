package textbehindimage;

import org.jspecify.annotations.Nullable;

/**
 * A setting, and all that is to be known of it: it is read, logged and told in the README by this.
 *
 * @param unit what a number counts, and what it counts when it comes without a unit; empty for what is no number
 * @param usual its default; null if there is none, or none that holds everywhere
 * @param otherwise the default in words, or as one would write it
 * @param reason what it is for, and why one would want another
 */
record Setting<T>(
        String name,
        SettingType<T> type,
        String unit,
        @Nullable T usual,
        String otherwise,
        String reason) {
    /** The same where the default is known: at the start, and not before. */
    Setting<T> or(T known) {
        return new Setting<>(name, type, unit, known, otherwise, reason);
    }
}
