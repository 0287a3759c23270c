package architecture.broken.leftwards.gradio.http;

public final class Resource {}
