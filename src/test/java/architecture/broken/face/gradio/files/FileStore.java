package architecture.broken.face.gradio.files;

public final class FileStore {}
