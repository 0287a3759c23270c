package architecture.broken.leftwards.gradio;

public final class Server {}
