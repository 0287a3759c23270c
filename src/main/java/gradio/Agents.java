package gradio;

import gradio.mcp.Mcp;
import gradio.mcp.McpServlet;
import gradio.web.BaseUrl;
import gradio.web.Callers;
import gradio.web.Streams;
import jakarta.servlet.ServletContext;

/** What a server has for agents; nothing where none of its endpoints is for them. */
record Agents(Mcp mcp, Streams streams, Callers callers, BaseUrl baseUrl, int maxBodySize) {
    /** All streams are about to end. */
    void stop() {
        mcp.stop();
    }

    /** As {@link Server#mount}. */
    void mount(ServletContext context, String path) {
        if (!mcp.isEmpty()) McpServlet.mount(context, path, mcp, streams, callers, baseUrl, maxBodySize);
    }
}
