package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.wire.Json;
import org.jspecify.annotations.Nullable;

/** A value that is not of the wanted type, on its way in or out; the message says what was expected and what came. */
final class Mismatch extends Exception {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 60;

    Mismatch(String message) {
        super(message);
    }

    static Mismatch expected(String what, JsonNode got) {
        return new Mismatch("must be " + what + ", not " + shown(got));
    }

    /** What an author's method has returned. */
    static Mismatch returned(String what, @Nullable Object got) {
        if (got == null) return new Mismatch("must be " + what + ", not null; where there may be none, use Optional");
        return new Mismatch("must be " + what + ", not " + shortened(String.valueOf(got)));
    }

    /** The same within a list or an object. */
    Mismatch in(String place) {
        return new Mismatch(place + " " + getMessage());
    }

    private static String shown(JsonNode got) {
        if (got.isContainerNode()) return got.isArray() ? "a list" : "an object";
        return shortened(Json.text(got));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...";
    }
}
