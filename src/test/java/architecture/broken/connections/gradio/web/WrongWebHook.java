package architecture.broken.connections.gradio.web;

import org.apache.hc.core5.http.HttpResponse;

record WrongWebHook(HttpResponse answer) {}
