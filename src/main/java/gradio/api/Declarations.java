package gradio.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the annotated methods of an author's class. */
final class Declarations {
    /** What fits into an address and into a Python keyword or a JS property. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private static final String NAME_RULE = "\" may hold only letters, digits, _ and -";

    /** {@code /call/v2/{name}} is a route of its own. */
    private static final String ROUTE = "v2";

    private static final int USUAL_BATCH_SIZE = 4;

    private final Object author;
    private final Method method;
    private final Api api;

    private Declarations(Object author, Method method) {
        this.author = author;
        this.method = method;
        this.api = method.getAnnotation(Api.class);
    }

    /** All annotated methods, sorted by name: methods have no order of their own at run time. */
    static List<Endpoint> of(Object author) {
        return Annotated.methods(author).stream()
                .map(method -> new Declarations(author, method).endpoint())
                .sorted(Comparator.comparing(Endpoint::name).thenComparing(Endpoint::origin))
                .toList();
    }

    /** The one annotated method of that Java name. */
    static Endpoint of(Object author, String methodName) {
        List<Method> found = Annotated.methods(author).stream()
                .filter(m -> m.getName().equals(methodName))
                .toList();
        if (found.size() != 1) {
            throw new DeclarationException(DeclarationException.name(author.getClass()) + " has " + found.size()
                    + " public methods " + methodName + " with @Api; exactly one is needed");
        }
        return new Declarations(author, found.get(0)).endpoint();
    }

    private DeclarationException wrong(String problem) {
        return DeclarationException.of(method, problem);
    }

    private Endpoint endpoint() {
        String name = api.name().isEmpty() ? Names.snake(method.getName()) : api.name();
        if (!NAME.matcher(name).matches()) throw wrong("the name \"" + name + NAME_RULE);
        if (name.equals(ROUTE)) throw wrong("the name \"" + name + "\" is taken by the route /call/" + ROUTE);
        checkLane();
        checkBatch();
        Arguments arguments = arguments();
        boolean generator = Results.isGenerator(method);
        if (generator && api.batch()) throw wrong("a batch endpoint cannot be a generator");
        if (api.batch() && arguments.params.isEmpty()) {
            throw wrong("a batch endpoint needs a parameter; how many calls it serves is known from nothing else");
        }
        List<Endpoint.Output> outputs = outputs();
        return new Endpoint(
                DeclarationException.name(method),
                name,
                api,
                roles(arguments.params, outputs.size()),
                arguments.params,
                outputs,
                generator,
                arguments.handles.contains(Cancellation.class),
                body(arguments.sources));
    }

    private McpRoles roles(List<Param> params, int outputs) {
        try {
            return McpRoles.of(method, params, outputs);
        } catch (DeclarationException e) {
            throw wrong(e.getMessage());
        }
    }

    private void checkLane() {
        String id = api.concurrencyId();
        if (!id.isEmpty() && !NAME.matcher(id).matches()) throw wrong("the concurrencyId \"" + id + NAME_RULE);
        if (api.concurrencyLimit() < 0) {
            throw wrong("concurrencyLimit is " + api.concurrencyLimit() + "; 1 or more, or UNLIMITED");
        }
    }

    private void checkBatch() {
        if (api.maxBatchSize() < 1) throw wrong("maxBatchSize is " + api.maxBatchSize() + "; 1 or more");
        if (!api.batch() && api.maxBatchSize() != USUAL_BATCH_SIZE) {
            throw wrong("maxBatchSize is " + api.maxBatchSize() + ", which has no effect without batch = true");
        }
    }

    private static final class Arguments {
        final List<Param> params = new ArrayList<>();
        final Set<Class<?>> handles = new HashSet<>();
        final List<Function<Invocation, @Nullable Object>> sources = new ArrayList<>();
    }

    private Arguments arguments() {
        Arguments arguments = new Arguments();
        Set<String> names = new HashSet<>();
        for (Parameter parameter : method.getParameters()) {
            try {
                Function<Invocation, Object> handle = Handles.of(parameter, api.batch());
                if (handle != null) {
                    if (!arguments.handles.add(parameter.getType())) {
                        throw new DeclarationException(parameter.getType().getSimpleName() + " is asked for twice");
                    }
                    arguments.sources.add(handle::apply);
                    continue;
                }
                Param param = Params.of(parameter, api.batch());
                if (!names.add(param.name())) {
                    throw new DeclarationException(
                            "the name \"" + param.name() + "\" on the wire is another parameter's already");
                }
                int index = arguments.params.size();
                arguments.params.add(param);
                arguments.sources.add(invocation -> invocation.arguments().get(index));
            } catch (DeclarationException e) {
                throw wrong("parameter " + parameter.getName() + ": " + e.getMessage());
            }
        }
        return arguments;
    }

    private List<Endpoint.Output> outputs() {
        try {
            return Results.of(method, api.batch());
        } catch (DeclarationException e) {
            throw wrong("result: " + e.getMessage());
        }
    }

    private Endpoint.Body body(List<Function<Invocation, @Nullable Object>> sources) {
        method.setAccessible(true); // a public method of a class that is not public
        return invocation -> {
            try {
                return method.invoke(
                        author,
                        sources.stream().map(source -> source.apply(invocation)).toArray());
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Exception cause) throw cause;
                if (e.getCause() instanceof Error cause) throw cause;
                throw e;
            }
        };
    }
}
