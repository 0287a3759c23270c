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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The endpoints of one server that are tools, and what is answered to those who ask for them. */
public final class Mcp {
    private static final String CALL = "tools/call";

    private final Tools tools;
    private final EventQueue queue;
    private final FileStore store;
    private final @Nullable RemoteFile remote;
    private final @Nullable Previews previews;
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
     * @throws DeclarationException if two tools have the same name
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
        this.queue = queue;
        this.store = store;
        this.remote = remote;
        this.previews = previews;
        this.maxFileSize = maxFileSize;
        this.answers = new Answers(title, callers.login().required());
        this.page = new SettingsPage(title, callers.login().required());
        this.upload = new UploadTool(callers.uploads(), maxFileSize);
    }

    /** Whether there is anything for agents. */
    public boolean hasTools() {
        return !tools.isEmpty();
    }

    /** Every tool in the form that Hugging Face's own server reads (upstream's {@code /schema}). */
    ArrayNode schema(Set<String> chosen) {
        return tools.schema(chosen);
    }

    /** What a browser is shown. */
    String page(String root, Set<String> chosen) {
        return page.html(root, tools.list(chosen));
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

    /** Whether a request is answered in its own time, by {@link #call}. */
    boolean isCall(Rpc request, Caller caller) {
        boolean upload = tools.hasUpload(caller.chosen())
                && request.params().path("name").asText().equals(UploadTool.NAME);
        return request.method().equals(CALL) && !upload;
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
            case "tools/list" -> result = answers.tools(tools.list(caller.chosen()), era);
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
     * A call of a tool, with arguments that fit.
     *
     * @throws RpcFailure if there is no such tool
     * @throws BadArguments if they do not fit
     */
    ToolCall call(Rpc request, Era era, Caller caller) throws RpcFailure, BadArguments {
        String name = request.params().path("name").asText();
        Tool tool = tools.find(name, caller.chosen())
                .orElseThrow(() -> era.invalidParams("There is no tool \"" + Rpc.shown(name) + "\"."));
        JsonNode named = request.params().path("arguments");
        if (named.isMissingNode() || named.isNull()) named = Json.MAPPER.createObjectNode();
        if (!named.isObject()) throw era.invalidParams("The arguments must be an object.");
        JsonNode data = tool.endpoint().inOrder(named);
        ToolFiles files = new ToolFiles(
                new StoreGate(store, caller.owner(), caller.root(), remote),
                store,
                caller.owner(),
                maxFileSize,
                previews,
                tool.endpoint().generator());
        List<@Nullable Object> arguments = bound(tool, data, files);
        return new ToolCall(queue, answers, running, request, era, caller, tool, arguments, files);
    }

    /** Files of a call that does not even begin are let go here. */
    private static List<@Nullable Object> bound(Tool tool, JsonNode data, ToolFiles files) throws BadArguments {
        boolean done = false;
        try {
            List<@Nullable Object> arguments = tool.endpoint().bind(data, files);
            done = true;
            return arguments;
        } finally {
            if (!done) files.release();
        }
    }

    /** The answer to a call that failed before it began. */
    ObjectNode failed(Rpc request, Era era, String why) {
        return answers.to(request, era, ToolResult.failed(why));
    }

    ObjectNode failed(Rpc request, Era era, BadArguments e) {
        return answers.to(request, era, ToolResult.failed(e));
    }
}
