package gradio;

import gradio.files.Reach;

/** Servers that fetch files from this machine too, which no setting allows. */
public final class UrlInputs {
    private UrlInputs() {}

    public static Server.Builder from(Reach reach, Server.Builder server) {
        return server.urlInputs(reach);
    }
}
