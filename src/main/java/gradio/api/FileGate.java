package gradio.api;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.files.FileData;
import java.io.IOException;

/** How the file arguments and results of one call cross the wire. None of them is deleted before {@link #release}. */
public interface FileGate {
    /** Where there are no files. */
    FileGate NONE = new FileGate() {
        @Override
        public FileData in(JsonNode value) throws Refused {
            throw new Refused("cannot be a file");
        }

        @Override
        public void fetch(Cancellation cancellation) {}

        @Override
        public JsonNode out(FileData result) {
            throw new IllegalStateException("no files here");
        }
    };

    /**
     * The stored file that a client names, or one that will be stored by {@link #fetch}.
     *
     * @throws Refused if it is none of this server's; the message is for the caller and names no directory
     */
    FileData in(JsonNode value) throws Refused;

    /**
     * Brings the files that {@link #in} has let pass but that lie elsewhere still. A worker calls it once, before the function; it may take
     * its time, and ends when the call is cancelled.
     *
     * @throws ApiException if one cannot be had
     */
    void fetch(Cancellation cancellation) throws IOException;

    /** The seven fields of Gradio's FileData for a result, which is taken into the store. */
    JsonNode out(FileData result) throws IOException;

    /**
     * The call is over, in whatever way, and its results have been told: nothing that went in or out is kept for its sake any more. Whoever
     * takes a call calls this once, after everything else.
     */
    default void release() {}

    /** A file argument that cannot be taken. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        public Refused(String message) {
            super(message);
        }
    }
}
