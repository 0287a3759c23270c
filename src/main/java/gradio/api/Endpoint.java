package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A typed function that clients may call by name. Immutable. */
public final class Endpoint {
    /** What a call runs. The result is one value, a generator's source of values, or for a batch a list of results. */
    @FunctionalInterface
    public interface Body {
        @Nullable
        Object call(Invocation invocation) throws Exception;
    }

    /** One value of an endpoint's answer. */
    record Output(String name, Type type, Function<Object, @Nullable Object> of) {}

    private final String origin;
    private final String name;
    private final Api api;
    private final McpRoles roles;
    private final List<Param> params;
    private final List<Output> outputs;
    private final boolean generator;
    private final boolean watchesCancellation;
    private final Body body;

    Endpoint(
            String origin,
            String name,
            Api api,
            McpRoles roles,
            List<Param> params,
            List<Output> outputs,
            boolean generator,
            boolean watchesCancellation,
            Body body) {
        this.origin = origin;
        this.name = name;
        this.api = api;
        this.roles = roles;
        this.params = List.copyOf(params);
        this.outputs = List.copyOf(outputs);
        this.generator = generator;
        this.watchesCancellation = watchesCancellation;
        this.body = body;
    }

    /** Class and method, for its author. */
    String origin() {
        return origin;
    }

    /** Name on the wire, without a slash. */
    public String name() {
        return name;
    }

    public String description() {
        return api.description();
    }

    public List<Param> params() {
        return params;
    }

    /** How agents are told of it as a tool; null if they are not. */
    public @Nullable McpTool tool() {
        return roles.tool();
    }

    /** As {@link #tool}, of a resource. */
    public @Nullable McpResource resource() {
        return roles.resource();
    }

    /** As {@link #tool}, of a prompt. */
    public @Nullable McpPrompt prompt() {
        return roles.prompt();
    }

    /** The outputs' names: those of the components of a record with {@code @Outputs}, else the one word {@code result}. */
    public List<String> outputNames() {
        return outputs.stream().map(Output::name).toList();
    }

    /** JSON schemas of the outputs; empty for a void endpoint. */
    public List<ObjectNode> outputSchemas() {
        return outputs.stream().map(o -> o.type().schema()).toList();
    }

    /** Python's names of the outputs' types. */
    public List<String> outputPythons() {
        return outputs.stream().map(o -> o.type().python()).toList();
    }

    public Visibility visibility() {
        return api.visibility();
    }

    /** Whether clients are told to use the queue. */
    public boolean queue() {
        return api.queue();
    }

    /** Whether a call yields several values one after the other. */
    public boolean generator() {
        return generator;
    }

    /** Whether a call wants to know when it is cancelled. */
    public boolean watchesCancellation() {
        return watchesCancellation;
    }

    public boolean batch() {
        return api.batch();
    }

    public int maxBatchSize() {
        return api.maxBatchSize();
    }

    /** Calls of endpoints with the same lane share one limit. */
    public String lane() {
        return api.concurrencyId().isEmpty() ? "/" + name : api.concurrencyId();
    }

    /** How many calls may run at once; {@link Api#UNLIMITED} for no limit. */
    public int concurrencyLimit() {
        return api.concurrencyLimit();
    }

    /**
     * The Java values for the JSON arguments of a call, one per parameter. Surplus values are ignored, as upstream does; missing ones are
     * not filled from defaults, since clients do that (gradio-protocol trap 37).
     *
     * @throws BadArguments naming every parameter that does not fit
     */
    public List<@Nullable Object> bind(JsonNode data, FileGate files) throws BadArguments {
        List<@Nullable Object> values = new ArrayList<>(params.size());
        List<BadArguments.Problem> problems = new ArrayList<>();
        for (int i = 0; i < params.size(); i++) {
            Param param = params.get(i);
            if (i >= data.size()) {
                problems.add(new BadArguments.Problem(
                        param.name(), "is missing: " + data.size() + " of " + params.size() + " values were given"));
                continue;
            }
            try {
                values.add(param.type().in(data.get(i), files));
            } catch (Mismatch e) {
                problems.add(new BadArguments.Problem(param.name(), e.getMessage()));
            }
        }
        if (!problems.isEmpty()) throw new BadArguments(problems);
        return Collections.unmodifiableList(values);
    }

    /**
     * The JSON arguments in order of the parameters, from an object that names them; what is left out takes its default.
     *
     * @throws BadArguments naming what is missing or unknown
     */
    public JsonNode inOrder(JsonNode named) throws BadArguments {
        List<BadArguments.Problem> problems = new ArrayList<>();
        ArrayNode data = Json.MAPPER.createArrayNode();
        for (Param param : params) {
            JsonNode value = named.has(param.name()) ? named.get(param.name()) : param.defaultValue();
            if (value == null) problems.add(new BadArguments.Problem(param.name(), "is missing and has no default"));
            else data.add(value);
        }
        for (Iterator<String> names = named.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (params.stream().noneMatch(param -> param.name().equals(name))) {
                problems.add(new BadArguments.Problem(name, "is no parameter of /" + this.name));
            }
        }
        if (!problems.isEmpty()) throw new BadArguments(problems);
        return data;
    }

    /**
     * As {@link #inOrder(JsonNode)}, of Java values.
     *
     * @throws IllegalArgumentException if one cannot be written as JSON
     */
    public JsonNode inOrder(Map<String, ?> named, FileGate files) throws BadArguments {
        ObjectNode values = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, ?> one : named.entrySet()) {
            try {
                values.set(one.getKey(), AnyType.INSTANCE.out(one.getValue(), files));
            } catch (Mismatch | IOException e) {
                throw new IllegalArgumentException(one.getKey() + " " + e.getMessage(), e);
            }
        }
        return inOrder(values);
    }

    /** As {@link #inOrder(JsonNode)}, of texts: each is read as what its parameter takes. */
    public JsonNode inOrder(Map<String, String> texts) throws BadArguments {
        ObjectNode values = Json.MAPPER.createObjectNode();
        texts.forEach(values::put);
        for (Param param : params) {
            String text = texts.get(param.name());
            if (text != null) values.set(param.name(), Texts.value(param, text));
        }
        return inOrder(values);
    }

    /** Runs it on the calling thread. */
    public @Nullable Object call(Invocation invocation) throws Exception {
        return body.call(invocation);
    }

    /**
     * The JSON values of one answer (of one yield, of one element of a batch), one per output.
     *
     * @throws IllegalStateException if the value is not of the declared type, null where no Optional is declared for example
     */
    public List<JsonNode> wrap(@Nullable Object value, FileGate files) throws IOException {
        List<JsonNode> data = new ArrayList<>(outputs.size());
        try {
            for (Output output : outputs) {
                Object part = value == null ? null : output.of().apply(value);
                data.add(output.type().out(part, files));
            }
        } catch (Mismatch e) {
            String which = outputs.size() == 1 ? "" : ", output " + (data.size() + 1) + ",";
            throw new IllegalStateException("What " + origin + " returned" + which + " " + e.getMessage(), e);
        }
        return data;
    }

    /** What a generator without a single yield answers: null for each output. */
    public List<JsonNode> nothing() {
        return Collections.nCopies(outputs.size(), (JsonNode) NullNode.instance);
    }
}
