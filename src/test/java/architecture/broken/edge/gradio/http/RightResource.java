package architecture.broken.edge.gradio.http;

import jakarta.ws.rs.core.Response;

record RightResource(Response response) {}
