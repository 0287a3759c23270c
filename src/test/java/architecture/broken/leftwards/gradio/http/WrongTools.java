package architecture.broken.leftwards.gradio.http;

import architecture.broken.leftwards.gradio.mcp.WrongResource;

/** The two faces do not know each other. */
public record WrongTools(WrongResource resource) {}
