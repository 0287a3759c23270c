package architecture.broken.leftwards.gradio.queue;

import architecture.broken.leftwards.gradio.api.Endpoint;

record RightLane(Endpoint endpoint) {}
