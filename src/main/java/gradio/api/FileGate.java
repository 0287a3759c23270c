package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.files.FileData;
import java.io.IOException;

/** How the file arguments and results of one call cross the wire. */
public interface FileGate {
    /**
     * The stored file that a client names.
     *
     * @throws Refused if it is none of this server's; the message is for the caller and names no directory
     */
    FileData in(JsonNode value) throws Refused;

    /** The seven fields of Gradio's FileData for a result, which is taken into the store. */
    JsonNode out(FileData result) throws IOException;

    /** A file argument that cannot be taken. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        public Refused(String message) {
            super(message);
        }
    }
}
