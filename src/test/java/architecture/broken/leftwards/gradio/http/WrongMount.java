package architecture.broken.leftwards.gradio.http;

import architecture.broken.leftwards.gradio.Server;

record WrongMount(Server server) {}
