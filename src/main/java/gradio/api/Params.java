package gradio.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import gradio.wire.Json;
import java.lang.reflect.Parameter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that callers give. */
final class Params {
    /** Words that the Python client takes for its own arguments (gradio-protocol 2). */
    private static final Set<String> RESERVED = Set.of("api_name", "fn_index", "result_callbacks", "headers");

    private Params() {}

    /** @throws DeclarationException that names neither the method nor the parameter */
    static Param of(Parameter parameter, boolean batch) {
        Arg arg = parameter.getAnnotation(Arg.class);
        String given = arg == null ? "" : arg.name();
        if (given.isEmpty() && !parameter.isNamePresent()) {
            throw new DeclarationException(
                    "its name is not in the class file; compile with -parameters (in Maven <maven.compiler.parameters>true)"
                            + " or give @Arg(name)");
        }
        String name = given.isEmpty() ? Names.snake(parameter.getName()) : given;
        if (!Declarations.NAME.matcher(name).matches()) {
            throw new DeclarationException("the name \"" + name + "\" may hold only letters, digits, _ and -");
        }
        if (RESERVED.contains(name)) {
            throw new DeclarationException(
                    "the name \"" + name + "\" is taken by Gradio's clients; give another with @Arg(name)");
        }
        Type type = Types.ofParameter(
                batch ? Types.ofBatch(parameter.getParameterizedType()) : parameter.getParameterizedType());
        return new Param(name, arg == null ? "" : arg.description(), defaultValue(arg, type), type);
    }

    private static @Nullable JsonNode defaultValue(@Nullable Arg arg, Type type) {
        if (arg == null || arg.defaultValue().equals(Arg.NONE)) return type.optional() ? NullNode.instance : null;
        String text = arg.defaultValue();
        if (type == FileType.INSTANCE) {
            throw new DeclarationException("a file cannot have a default; an Optional<FileData> may be left out");
        }
        try {
            JsonNode value = Json.MAPPER.readTree(text);
            if (value.isMissingNode()) throw notJson(text);
            type.in(value, FileGate.NONE);
            return value;
        } catch (JsonProcessingException | NumberFormatException e) {
            throw notJson(text);
        } catch (Mismatch e) {
            throw new DeclarationException("the default " + text + " does not fit: " + e.getMessage());
        }
    }

    private static DeclarationException notJson(String text) {
        String what = text.isEmpty() ? "an empty default" : "the default " + text;
        return new DeclarationException(what + " is not JSON; a text needs quotes of its own, as in \"\\\"red\\\"\"");
    }
}
