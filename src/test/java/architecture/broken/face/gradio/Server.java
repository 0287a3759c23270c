package architecture.broken.face.gradio;

public final class Server {
    /** Nested classes belong to the face as well. */
    public static final class Builder {}
}
