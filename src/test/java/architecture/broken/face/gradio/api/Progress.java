package architecture.broken.face.gradio.api;

public interface Progress {}
