package clients;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Assumptions;

/** What tests need from the machine. A developer without it sees skipped tests and why; in CI they fail. */
public final class Needed {
    private Needed() {}

    public static void unlessThere(boolean there, String sentence) {
        if (there) return;
        if (Boolean.parseBoolean(System.getenv("CI"))) fail(sentence + " (CI=true, so this is not skipped.)");
        System.err.println("SKIPPED: " + sentence);
        Assumptions.abort(sentence);
    }
}
