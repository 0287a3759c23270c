package textbehindimage.cutout;

import java.util.Optional;

/**
 * How the model is, for anyone to know.
 *
 * @param trouble why no photo can be cut out now
 * @param warning a sentence, if photos are cut out, but not as they could be
 */
public record Condition(Optional<Trouble> trouble, Optional<String> warning) {
    static final Condition GOOD = new Condition(Optional.empty(), Optional.empty());

    public static Condition of(Trouble trouble) {
        return new Condition(Optional.of(trouble), Optional.empty());
    }

    /** Asked instead of {@code equals}: that of a record keeps the application's classes in the JDK after it is undeployed. */
    boolean isGood() {
        return trouble.isEmpty() && warning.isEmpty();
    }

    static Condition warning(String sentence) {
        return new Condition(Optional.empty(), Optional.of(sentence));
    }
}
