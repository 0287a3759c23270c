package architecture.broken.edge.gradio.mcp;

import jakarta.servlet.http.HttpServletRequest;

/** Only the one servlet of this room may. */
record WrongTools(HttpServletRequest request) {}
