package architecture.broken.leftwards.gradio.api;

public final class Endpoint {}
