package gradio;

import gradio.mcp.Mcp;
import gradio.mcp.McpServlet;
import gradio.web.BaseUrl;
import gradio.web.Callers;
import gradio.web.Streams;
import jakarta.servlet.ServletContext;

/**
 * What a server has for agents.
 *
 * @param wanted whether they are served, where there is anything for them
 */
record Agents(boolean wanted, Mcp mcp, Streams streams, Callers callers, BaseUrl baseUrl, int maxBodySize) {
    boolean served() {
        return wanted && !mcp.isEmpty();
    }

    /** All streams are about to end. */
    void stop() {
        mcp.stop();
    }

    /** As {@link Server#mount}. */
    void mount(ServletContext context, String path) {
        if (served()) McpServlet.mount(context, path, mcp, streams, callers, baseUrl, maxBodySize);
    }
}
