package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.BadArguments;
import gradio.api.DeclarationException;
import gradio.api.Previews;
import gradio.api.Registry;
import gradio.files.FileStore;
import gradio.files.RemoteFile;
import gradio.queue.EventQueue;
import gradio.web.Callers;
import gradio.web.Feed;
import gradio.web.StoreGate;
import gradio.wire.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The endpoints of one server that are for agents, and what is answered to those who ask for them. */
public final class Mcp {
    private static final String CALL = "tools/call";
    private static final String READ = "resources/read";
    private static final String GET = "prompts/get";
    private static final Set<String> WORK = Set.of(CALL, READ, GET);

    private final Tools tools;
    private final Resources resources;
    private final Prompts prompts;
    private final EventQueue queue;
    private final FileStore store;
    private final @Nullable RemoteFile remote;
    private final Pictures pictures;
    private final long maxFileSize;
    private final Answers answers;
    private final UploadTool upload;
    private final SettingsPage page;
    private final Running running = new Running();
    private volatile boolean stopping;

    /**
     * @param remote fetches files that callers name by URL; null if that is not allowed
     * @param previews null if there are no pictures but of small files
     * @param maxFileSize bytes of a file in an argument
     * @throws DeclarationException if two tools or prompts have the same name, or two resources the same URI
     */
    public Mcp(
            Registry registry,
            EventQueue queue,
            FileStore store,
            @Nullable RemoteFile remote,
            @Nullable Previews previews,
            long maxFileSize,
            String title,
            Callers callers) {
        this.tools = new Tools(registry, remote != null);
        this.resources = new Resources(registry);
        this.prompts = new Prompts(registry);
        this.queue = queue;
        this.store = store;
        this.remote = remote;
        this.pictures = new Pictures(previews);
        this.maxFileSize = maxFileSize;
        List<String> kinds = new ArrayList<>();
        if (!tools.isEmpty()) kinds.add("tools");
        if (!resources.isEmpty()) kinds.add("resources");
        if (!prompts.isEmpty()) kinds.add("prompts");
        this.answers = new Answers(title, kinds, callers.login().required());
        this.page = new SettingsPage(title, callers.login().required());
        this.upload = new UploadTool(callers.uploads(), maxFileSize);
    }

    /** Whether there is nothing for agents. */
    public boolean isEmpty() {
        return tools.isEmpty() && resources.isEmpty() && prompts.isEmpty();
    }

    /** Every tool in the form that Hugging Face's own server reads (upstream's {@code /schema}). */
    ArrayNode schema(Set<String> chosen) {
        return tools.schema(chosen);
    }

    /** What a browser is shown. */
    String page(String root, Set<String> chosen) {
        Map<String, ArrayNode> things = new LinkedHashMap<>();
        things.put("Tools", tools.list(chosen));
        things.put("Resources", resources.list().addAll(resources.templates()));
        things.put("Prompts", prompts.list());
        return page.html(root, things);
    }

    /** Whether a request opens a stream on which nothing is ever told. */
    static boolean isListening(Rpc request, Era era) {
        return era == Era.MODERN && request.method().equals("subscriptions/listen");
    }

    Feed listen(Rpc request) {
        return new Listening(answers, request, () -> stopping);
    }

    /** The server stops, and will soon end all streams. */
    public void stop() {
        stopping = true;
    }

    /** Whether a request is one of those of which a client may send only so many in a minute. */
    static boolean isWork(Rpc request) {
        return WORK.contains(request.method());
    }

    /** Whether a request is answered in its own time, by {@link #call}. */
    boolean isCall(Rpc request, Caller caller) {
        return switch (request.method()) {
            case CALL -> !tools.hasUpload(caller.chosen()) || !name(request).equals(UploadTool.NAME);
            case READ -> !resources.isEmpty();
            case GET -> !prompts.isEmpty();
            default -> false;
        };
    }

    private static String uri(Rpc request) {
        return request.params().path("uri").asText();
    }

    private static String name(Rpc request) {
        return request.params().path("name").asText();
    }

    /**
     * The answer to a request that is answered at once.
     *
     * @throws RpcFailure if there is none
     */
    ObjectNode answer(Rpc request, Era era, Caller caller) throws RpcFailure {
        boolean modern = era == Era.MODERN;
        ObjectNode result;
        switch (request.method()) {
            case CALL -> result = upload.call(caller);
            case "tools/list" -> result = answers.list("tools", tools.list(caller.chosen()), era);
            case "resources/list" -> result = list("resources", resources.list(), !resources.isEmpty(), request, era);
            case "resources/templates/list" ->
                result = list("resourceTemplates", resources.templates(), !resources.isEmpty(), request, era);
            case "prompts/list" -> result = list("prompts", prompts.list(), !prompts.isEmpty(), request, era);
            case "server/discover" -> {
                if (!modern) throw era.unknownMethod(request);
                result = answers.discovered();
            }
            case "initialize" -> {
                if (modern) throw era.unknownMethod(request);
                result = answers.initialized(Era.settled(request.params().path("protocolVersion")));
            }
            case "ping" -> {
                if (modern) throw era.unknownMethod(request);
                result = Json.MAPPER.createObjectNode();
            }
            default -> throw era.unknownMethod(request);
        }
        return answers.to(request, era, result);
    }

    private ObjectNode list(String key, ArrayNode list, boolean offered, Rpc request, Era era) throws RpcFailure {
        if (!offered) throw era.unknownMethod(request);
        return answers.list(key, list, era);
    }

    /** A name for a client of the legacy era: what tells its requests from those of others. */
    static String newSession() {
        return UUID.randomUUID().toString();
    }

    /** What needs no answer. */
    void notified(Rpc notification, Caller caller) {
        if (!notification.method().equals("notifications/cancelled")) return;
        JsonNode id = notification.params().get("requestId");
        if (id != null) running.cancel(caller, String.valueOf(id));
    }

    /**
     * The call that a request asks for, with arguments that fit.
     *
     * @throws RpcFailure if what it asks for is not there
     * @throws BadArguments if they do not fit; {@link #unfit} says so to the client
     */
    Call call(Rpc request, Era era, Caller caller) throws RpcFailure, BadArguments {
        Asked asked = asked(request, era, caller);
        CallFiles files = new CallFiles(
                new StoreGate(store, caller.owner(), caller.root(), remote),
                store,
                caller.owner(),
                maxFileSize,
                asked.excerpts(),
                asked.endpoint().generator());
        List<@Nullable Object> arguments = bound(asked, files);
        return new Call(queue, answers, running, request, era, caller, asked, arguments, files);
    }

    private Asked asked(Rpc request, Era era, Caller caller) throws RpcFailure {
        if (request.method().equals(READ)) {
            return resources.find(uri(request), era).orElseThrow(() -> era.noResource(uri(request)));
        }
        String name = name(request);
        if (request.method().equals(GET)) {
            Prompt prompt = prompts.find(name).orElseThrow(() -> era.invalidParams(none("prompt", name)));
            return new PromptGet(prompt, texts(arguments(request, era), era), pictures, era);
        }
        Tool tool = tools.find(name, caller.chosen()).orElseThrow(() -> era.invalidParams(none("tool", name)));
        return new ToolUse(tool, arguments(request, era), pictures, era);
    }

    private static String none(String what, String name) {
        return "There is no " + what + " \"" + Rpc.shown(name) + "\".";
    }

    private static JsonNode arguments(Rpc request, Era era) throws RpcFailure {
        JsonNode named = request.params().path("arguments");
        if (named.isMissingNode() || named.isNull()) return Json.MAPPER.createObjectNode();
        if (named.isObject()) return named;
        throw era.invalidParams("The arguments must be an object.");
    }

    private static Map<String, String> texts(JsonNode arguments, Era era) throws RpcFailure {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> all = arguments.fields(); all.hasNext(); ) {
            Map.Entry<String, JsonNode> one = all.next();
            String text = one.getValue().textValue();
            if (text == null) throw era.invalidParams("The arguments of a prompt must be texts.");
            texts.put(one.getKey(), text);
        }
        return texts;
    }

    /** Files of a call that does not even begin are let go here. */
    private static List<@Nullable Object> bound(Asked asked, CallFiles files) throws BadArguments {
        boolean done = false;
        try {
            List<@Nullable Object> arguments = asked.endpoint().bind(asked.data(), files);
            done = true;
            return arguments;
        } finally {
            if (!done) files.release();
        }
    }

    /**
     * The answer to a request whose arguments do not fit: to the call of a tool, one that the agent reads.
     *
     * @throws RpcFailure if it is an error of the protocol
     */
    ObjectNode unfit(Rpc request, Era era, BadArguments e) throws RpcFailure {
        String why = "The arguments do not fit: " + e.getMessage();
        if (request.method().equals(CALL)) return answers.to(request, era, ToolResult.failed(why));
        if (request.method().equals(GET)) throw era.invalidParams(why);
        throw era.noResource(uri(request)); // its variables cannot have these values
    }

    /** The answer to a request that is not served now. */
    ObjectNode refused(Rpc request, Era era, String why) {
        return request.method().equals(CALL)
                ? answers.to(request, era, ToolResult.failed(why))
                : new RpcFailure(200, RpcFailure.INTERNAL_ERROR, why, null).message(request.id());
    }
}
