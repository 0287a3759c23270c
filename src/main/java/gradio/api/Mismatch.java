package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;

/** A JSON value that is not of the wanted type; the message says what was expected and what came. */
final class Mismatch extends Exception {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 60;

    Mismatch(String message) {
        super(message);
    }

    static Mismatch expected(String what, JsonNode got) {
        return new Mismatch("must be " + what + ", not " + shown(got));
    }

    private static String shown(JsonNode got) {
        if (got.isContainerNode()) return got.isArray() ? "a list" : "an object";
        String text = got.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...";
    }
}
