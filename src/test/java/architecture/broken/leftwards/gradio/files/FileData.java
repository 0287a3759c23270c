package architecture.broken.leftwards.gradio.files;

public record FileData(String path) {}
