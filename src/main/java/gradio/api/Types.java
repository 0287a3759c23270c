package gradio.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a Java type to the {@link Type} that it has on the wire. */
final class Types {
    private Types() {}

    /** @throws DeclarationException if the type cannot cross the wire; the message names it and what may be used */
    static Type of(java.lang.reflect.Type type) {
        Class<?> raw = raw(type);
        Type scalar = Scalars.of(raw);
        if (scalar != null) return scalar;
        if (raw == Optional.class) return new Composites.OptionalType(of(argument(type, 0)));
        if (raw == List.class) return new Composites.ListType(of(argument(type, 0)));
        if (raw == Map.class) {
            if (raw(argument(type, 0)) != String.class) throw unknown(type);
            return new Composites.MapType(of(argument(type, 1)));
        }
        if (raw.isRecord()) return record(raw);
        throw unknown(type);
    }

    private static Type record(Class<?> type) {
        Map<String, Type> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(Names.snake(component.getName()), of(component.getGenericType()));
        }
        return new Composites.RecordType(type, fields);
    }

    static Class<?> raw(java.lang.reflect.Type type) {
        if (type instanceof Class<?> plain) return plain;
        if (type instanceof ParameterizedType generic) return (Class<?>) generic.getRawType();
        if (type instanceof WildcardType wildcard) return raw(wildcard.getUpperBounds()[0]);
        throw unknown(type);
    }

    /** The type argument at {@code index}; of a raw type it is Object, which is any JSON value. */
    static java.lang.reflect.Type argument(java.lang.reflect.@Nullable Type type, int index) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[index] : Object.class;
    }

    private static DeclarationException unknown(java.lang.reflect.Type type) {
        return new DeclarationException("the type " + type.getTypeName()
                + " cannot cross the wire; use numbers, boolean, String, an enum, a record, List, Map<String, ...>,"
                + " Optional, FileData or JsonNode");
    }
}
