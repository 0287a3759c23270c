package architecture.broken.leftwards.gradio.queue;

import architecture.broken.leftwards.gradio.web.WrongStream;

public record WrongSession(WrongStream stream) {}
