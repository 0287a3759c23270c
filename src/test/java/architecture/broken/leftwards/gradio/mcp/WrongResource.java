package architecture.broken.leftwards.gradio.mcp;

import architecture.broken.leftwards.gradio.http.Resource;

public record WrongResource(Resource resource) {}
