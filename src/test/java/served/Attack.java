package served;

import java.util.Optional;

/**
 * One thing that an advisory tells how to do.
 *
 * @param name what is sent, in words
 * @param attempt sends it
 */
record Attack(String name, Attempt attempt) {
    /** Tries it, and says what harm was done; empty if none was. An exception is neither: then the attack is no good. */
    @FunctionalInterface
    interface Attempt {
        Optional<String> harm(Prey prey) throws Exception;
    }

    Optional<String> harm(Prey prey) throws Exception {
        return attempt.harm(prey);
    }

    @Override
    public String toString() {
        return name;
    }
}
