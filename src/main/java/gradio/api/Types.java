package gradio.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a Java type to the {@link Type} that it has on the wire. Every exception names the type and what may be used instead. */
final class Types {
    private static final String USE =
            "numbers, boolean, String, an enum, a record, List, Map<String, ...>, Optional, FileData or JsonNode";

    private final boolean result;
    private final Deque<Class<?>> open = new ArrayDeque<>(); // the records that are being read, outermost first

    private Types(boolean result) {
        this.result = result;
    }

    static Type ofParameter(java.lang.reflect.Type type) {
        return new Types(false).of(type);
    }

    /** As {@link #ofParameter}, but for Object as well: what a method returns shows at run time what it is. */
    static Type ofResult(java.lang.reflect.Type type) {
        return new Types(true).of(type);
    }

    static Type ofResult(RecordComponent component) {
        return new Types(true).component(component);
    }

    /** Of a batch endpoint's {@code List<T>} the T. */
    static java.lang.reflect.Type ofBatch(java.lang.reflect.Type type) {
        if (raw(type) == List.class) return argument(type, 0);
        throw new DeclarationException(
                "of a batch endpoint it must be a List, not " + DeclarationException.name(raw(type)));
    }

    private Type of(java.lang.reflect.Type type) {
        Class<?> raw = raw(type);
        Type scalar = Scalars.of(raw);
        if (scalar != null) return scalar;
        if (raw == Object.class) return anything();
        if (raw == Optional.class) return optional(argument(type, 0));
        if (raw == List.class) return new Composites.ListType(of(argument(type, 0)));
        if (raw == Map.class) {
            if (raw(argument(type, 0)) != String.class) throw unknown(type);
            return new Composites.MapType(of(argument(type, 1)));
        }
        if (raw.isRecord()) return record(raw);
        throw unknown(type);
    }

    private Type anything() {
        if (result) return AnyType.INSTANCE;
        throw new DeclarationException("Object does not say what is wanted; JsonNode takes any JSON value");
    }

    private Type optional(java.lang.reflect.Type inner) {
        if (raw(inner) != Optional.class) return new Composites.OptionalType(of(inner));
        throw new DeclarationException("an Optional in an Optional cannot be told from an empty one on the wire");
    }

    private Type record(Class<?> type) {
        String name = DeclarationException.name(type);
        if (open.contains(type)) {
            throw new DeclarationException("the record " + name
                    + " contains itself, and a type on the wire must have an end; use JsonNode where it begins again");
        }
        if (type.isAnnotationPresent(Outputs.class)) {
            throw new DeclarationException("the @Outputs record " + name
                    + " can only be what a method returns or what its generator yields, and no part of it");
        }
        open.addLast(type);
        Map<String, Type> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String field = Names.snake(component.getName());
            if (fields.put(field, component(component)) != null) {
                throw new DeclarationException(
                        "the record " + name + " has two components that are \"" + field + "\" on the wire");
            }
        }
        open.removeLast();
        return new Composites.RecordType(type, fields);
    }

    private Type component(RecordComponent component) {
        try {
            return of(component.getGenericType());
        } catch (DeclarationException e) {
            throw new DeclarationException("component " + component.getName() + " of "
                    + DeclarationException.name(component.getDeclaringRecord()) + ": " + e.getMessage());
        }
    }

    static Class<?> raw(java.lang.reflect.Type type) {
        if (type instanceof Class<?> plain) return plain;
        if (type instanceof ParameterizedType generic) return (Class<?>) generic.getRawType();
        if (type instanceof WildcardType wildcard) return raw(wildcard.getUpperBounds()[0]);
        throw unknown(type);
    }

    /** The type argument at {@code index}, which must be there. */
    static java.lang.reflect.Type argument(java.lang.reflect.Type type, int index) {
        if (type instanceof WildcardType wildcard) return argument(wildcard.getUpperBounds()[0], index);
        if (type instanceof ParameterizedType generic) return generic.getActualTypeArguments()[index];
        String name = DeclarationException.name(raw(type));
        String example = raw(type) == Map.class ? "<String, Integer>" : "<String>";
        throw new DeclarationException(name + " does not say of what; write " + name + example + ", for example");
    }

    private static DeclarationException unknown(java.lang.reflect.Type type) {
        return new DeclarationException("the type " + type.getTypeName() + " cannot cross the wire; use " + USE);
    }
}
