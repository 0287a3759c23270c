package gradio.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.web.Feed;
import gradio.wire.Json;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The stream of {@code subscriptions/listen}, on which changes would be told. Nothing here ever changes before the server starts anew, so
 * it honours none of what is asked for, says so, and stays open until one of the two goes (2026-07-28, "Subscriptions").
 */
final class Listening implements Feed {
    private static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

    private final Answers answers;
    private final Rpc request;
    private final BooleanSupplier stopping;
    private boolean acknowledged;
    private boolean ended;

    Listening(Answers answers, Rpc request, BooleanSupplier stopping) {
        this.answers = answers;
        this.request = request;
        this.stopping = stopping;
    }

    @Override
    public byte @Nullable [] next() {
        if (!acknowledged) {
            acknowledged = true;
            ObjectNode params = tagged();
            params.putObject("notifications");
            return Sse.frame(Rpc.notification("notifications/subscriptions/acknowledged", params));
        }
        if (ended || !stopping.getAsBoolean()) return null;
        ended = true;
        return Sse.frame(answers.to(request, Era.MODERN, tagged()));
    }

    private ObjectNode tagged() {
        ObjectNode tagged = Json.MAPPER.createObjectNode();
        tagged.putObject("_meta").set(SUBSCRIPTION, request.id());
        return tagged;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void left() {}
}
