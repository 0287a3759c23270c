package gradio.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import gradio.wire.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the annotated methods of an author's class. */
final class Declarations {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    /** Words that the Python client takes for its own arguments (gradio-protocol 2). */
    private static final Set<String> RESERVED = Set.of("api_name", "fn_index", "result_callbacks", "headers");

    private static final Set<Class<?>> GENERATORS =
            Set.of(Stream.class, Iterator.class, Iterable.class, Flow.Publisher.class);
    private static final Map<Class<?>, Function<Invocation, Object>> INJECTED = Map.of(
            Progress.class, Invocation::progress,
            Alerts.class, Invocation::alerts,
            RequestInfo.class, Invocation::request,
            SessionState.class, Invocation::state,
            Cancellation.class, Invocation::cancellation);

    private Declarations() {}

    /** All annotated methods, sorted by name: methods have no order of their own at run time. */
    static List<Endpoint> of(Object author) {
        List<Endpoint> endpoints = Arrays.stream(author.getClass().getMethods())
                .filter(m -> m.isAnnotationPresent(Api.class))
                .map(m -> endpoint(author, m))
                .sorted(java.util.Comparator.comparing(Endpoint::name))
                .toList();
        if (endpoints.isEmpty()) {
            throw new DeclarationException(author.getClass().getName() + " has no public method with @Api");
        }
        return endpoints;
    }

    /** The one annotated method of that Java name. */
    static Endpoint of(Object author, String methodName) {
        List<Method> found = Arrays.stream(author.getClass().getMethods())
                .filter(m -> m.isAnnotationPresent(Api.class) && m.getName().equals(methodName))
                .toList();
        if (found.size() != 1) {
            throw new DeclarationException(author.getClass().getSimpleName() + " has " + found.size()
                    + " public methods " + methodName + " with @Api; exactly one is needed");
        }
        return endpoint(author, found.get(0));
    }

    private static Endpoint endpoint(Object author, Method method) {
        Api api = method.getAnnotation(Api.class);
        String name = api.name().isEmpty() ? Names.snake(method.getName()) : api.name();
        if (!NAME.matcher(name).matches()) {
            throw DeclarationException.of(method, "the name \"" + name + "\" may hold only letters, digits, _ and -");
        }
        if (api.concurrencyLimit() < 0) {
            throw DeclarationException.of(
                    method, "concurrencyLimit is " + api.concurrencyLimit() + "; 1 or more, or UNLIMITED");
        }
        if (api.batch() && api.maxBatchSize() < 1) {
            throw DeclarationException.of(method, "maxBatchSize is " + api.maxBatchSize() + "; 1 or more");
        }
        List<Param> params = new ArrayList<>();
        List<Function<Invocation, @Nullable Object>> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Function<Invocation, Object> handle = INJECTED.get(parameter.getType());
            if (handle != null) {
                arguments.add(handle::apply);
            } else {
                int index = params.size();
                params.add(param(method, parameter, api.batch()));
                arguments.add(invocation -> invocation.arguments().get(index));
            }
        }
        boolean generator = GENERATORS.contains(method.getReturnType());
        if (generator && api.batch()) throw DeclarationException.of(method, "a batch endpoint cannot be a generator");
        boolean watches = List.of(method.getParameterTypes()).contains(Cancellation.class);
        return new Endpoint(
                name,
                api,
                params,
                outputs(method, api, generator),
                generator,
                watches,
                body(author, method, arguments));
    }

    private static Param param(Method method, Parameter parameter, boolean batch) {
        Arg arg = parameter.getAnnotation(Arg.class);
        if (!parameter.isNamePresent() && (arg == null || arg.name().isEmpty())) {
            throw DeclarationException.of(
                    method, "parameter names are not in the class file; compile with -parameters or give @Arg(name)");
        }
        String name = arg != null && !arg.name().isEmpty() ? arg.name() : Names.snake(parameter.getName());
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw DeclarationException.of(
                    method,
                    "parameter " + parameter.getName() + ": the name \"" + name
                            + "\" is reserved by the clients or holds more than letters, digits, _ and -");
        }
        try {
            Type type = Types.of(element(parameter.getParameterizedType(), parameter.getType(), batch));
            return new Param(name, arg == null ? "" : arg.description(), defaultValue(arg, type), type);
        } catch (DeclarationException e) {
            throw DeclarationException.of(method, "parameter " + parameter.getName() + ": " + e.getMessage());
        }
    }

    private static @Nullable JsonNode defaultValue(@Nullable Arg arg, Type type) {
        if (arg == null || arg.defaultValue().equals(Arg.NONE)) return type.optional() ? NullNode.instance : null;
        try {
            JsonNode value = Json.MAPPER.readTree(arg.defaultValue());
            if (type != FileType.INSTANCE) type.in(value, FileGate.NONE);
            return value;
        } catch (JsonProcessingException e) {
            throw new DeclarationException("the default " + arg.defaultValue() + " is not JSON");
        } catch (Mismatch e) {
            throw new DeclarationException("the default " + arg.defaultValue() + " does not fit: it " + e.getMessage());
        }
    }

    private static List<Endpoint.Output> outputs(Method method, Api api, boolean generator) {
        java.lang.reflect.Type type = method.getGenericReturnType();
        if (type == void.class) {
            if (api.batch()) throw DeclarationException.of(method, "a batch endpoint must return a List");
            return List.of();
        }
        try {
            if (generator) type = Types.argument(type, 0);
            else type = element(type, method.getReturnType(), api.batch());
            Class<?> raw = Types.raw(type);
            if (raw == Void.class) return List.of();
            if (!raw.isAnnotationPresent(Outputs.class)) return List.of(new Endpoint.Output(Types.of(type), v -> v));
            if (!raw.isRecord())
                throw new DeclarationException("@Outputs belongs on a record, and " + raw.getSimpleName() + " is none");
            List<Endpoint.Output> outputs = new ArrayList<>();
            for (RecordComponent component : raw.getRecordComponents()) {
                outputs.add(new Endpoint.Output(
                        Types.of(component.getGenericType()), v -> Composites.valueOf(component, v)));
            }
            return outputs;
        } catch (DeclarationException e) {
            throw DeclarationException.of(method, "result: " + e.getMessage());
        }
    }

    /** Of a batch endpoint's {@code List<T>} the T, otherwise the type itself. */
    private static java.lang.reflect.Type element(java.lang.reflect.Type type, Class<?> raw, boolean batch) {
        if (!batch) return type;
        if (raw != List.class)
            throw new DeclarationException("of a batch endpoint it must be a List, not " + raw.getSimpleName());
        return Types.argument(type, 0);
    }

    private static Endpoint.Body body(
            Object author, Method method, List<Function<Invocation, @Nullable Object>> arguments) {
        method.setAccessible(true); // a public method of a class that is not public
        return invocation -> {
            try {
                return method.invoke(
                        author, arguments.stream().map(a -> a.apply(invocation)).toArray());
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Exception cause) throw cause;
                if (e.getCause() instanceof Error cause) throw cause;
                throw e;
            }
        };
    }
}
