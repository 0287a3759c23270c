package architecture.broken.face.gradio.files;

public record FileData(String path) {}
