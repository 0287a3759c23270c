package gradio.api;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** Reads what a method returns. */
final class Results {
    private static final Set<Class<?>> GENERATORS =
            Set.of(Stream.class, Iterator.class, Iterable.class, Flow.Publisher.class);

    /** Name of an output that has no other. */
    private static final String THE_ONLY = "result";

    private Results() {}

    static boolean isGenerator(Method method) {
        return GENERATORS.contains(method.getReturnType());
    }

    /** @throws DeclarationException that does not name the method */
    static List<Endpoint.Output> of(Method method, boolean batch) {
        java.lang.reflect.Type type = method.getGenericReturnType();
        if (type == void.class) {
            if (batch) throw new DeclarationException("of a batch endpoint it must be a List, not void");
            return List.of();
        }
        if (isGenerator(method)) type = Types.argument(type, 0);
        else if (batch) type = Types.ofBatch(type);
        Class<?> raw = Types.raw(type);
        if (raw == Void.class) return List.of();
        return raw.isAnnotationPresent(Outputs.class)
                ? outputs(raw)
                : List.of(new Endpoint.Output(THE_ONLY, Types.ofResult(type), value -> value));
    }

    private static List<Endpoint.Output> outputs(Class<?> type) {
        String name = DeclarationException.name(type);
        if (!type.isRecord()) throw new DeclarationException("@Outputs belongs on a record, and " + name + " is none");
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 0) {
            throw new DeclarationException("the @Outputs record " + name + " has no components; return void instead");
        }
        List<Endpoint.Output> outputs = new ArrayList<>();
        for (RecordComponent component : components) {
            outputs.add(new Endpoint.Output(
                    Names.snake(component.getName()),
                    Types.ofResult(component),
                    value -> Composites.valueOf(component, value)));
        }
        return outputs;
    }
}
