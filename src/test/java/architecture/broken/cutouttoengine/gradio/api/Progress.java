package architecture.broken.cutouttoengine.gradio.api;

public interface Progress {}
