package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** One parameter of an endpoint as clients see it. {@code defaultValue} is null if there is none; JSON's null is a default. */
public final class Param {
    private final String name;
    private final String description;
    private final @Nullable JsonNode defaultValue;
    private final Type type;

    Param(String name, String description, @Nullable JsonNode defaultValue, Type type) {
        this.name = name;
        this.description = description;
        this.defaultValue = defaultValue;
        this.type = type;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public @Nullable JsonNode defaultValue() {
        return defaultValue;
    }

    /** JSON schema of the values it takes. */
    public ObjectNode schema() {
        return type.schema();
    }

    /** Python's name of the type. */
    public String python() {
        return type.python();
    }

    Type type() {
        return type;
    }
}
