package architecture.broken.edge.gradio.queue;

import org.glassfish.jersey.server.ContainerRequest;

record WrongQueue(ContainerRequest request) {}
