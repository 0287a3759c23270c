package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a parameter or an output may hold: its JSON schema, its Python name, and the way from JSON to Java and back. */
interface Type {
    /** JSON schema as Gradio writes it (gradio-protocol 2.2). */
    ObjectNode schema();

    /** Python's name for it, as Gradio writes it. */
    String python();

    /** The Java value. */
    @Nullable
    Object in(JsonNode value, FileGate files) throws Mismatch;

    /**
     * The JSON value.
     *
     * @throws Mismatch if the Java value is none of this type; null is one of an Optional and of any JSON value only
     */
    JsonNode out(@Nullable Object value, FileGate files) throws IOException, Mismatch;

    /** Whether a caller may leave the value out. */
    default boolean optional() {
        return false;
    }
}
