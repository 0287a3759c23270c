package gradio.mcp;

import gradio.api.RequestInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a message, copied from its request.
 *
 * @param owner whose is what is made for him; null for nobody's
 * @param client under whose name he is counted
 * @param root the public address of this server as he sees it, without a slash at its end
 * @param session the name that a client of the legacy era was given; null if it has none
 * @param chosen the tools that his address asks for; empty for all
 */
record Caller(
        @Nullable String owner,
        String client,
        RequestInfo info,
        String root,
        @Nullable String session,
        Set<String> chosen) {}
