package architecture.broken.face.gradio.queue;

public final class Lane {}
