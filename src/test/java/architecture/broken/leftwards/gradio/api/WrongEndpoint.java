package architecture.broken.leftwards.gradio.api;

import architecture.broken.leftwards.gradio.queue.WrongSession;

public record WrongEndpoint(WrongSession session) {}
