package architecture.broken.edge.gradio.mcp;

import jakarta.servlet.http.HttpServlet;

final class McpServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
}
