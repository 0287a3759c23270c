package architecture.broken.leftwards.gradio.files;

import architecture.broken.leftwards.gradio.api.Endpoint;

public record WrongStore(Endpoint endpoint) {}
