package architecture.broken.leftwards.gradio.web;

import architecture.broken.leftwards.gradio.http.Resource;

public record WrongStream(Resource resource) {}
