package gradio.api;

import gradio.files.FileData;
import java.util.Optional;

/**
 * One message of what an {@link McpPrompt} returns: a text, or a file that goes with it. Of an image the agent is shown a picture, of any
 * other file the content.
 */
public record PromptMessage(Role role, Optional<String> text, Optional<FileData> file) {
    /** Who is to have said it. */
    public enum Role {
        USER,
        ASSISTANT
    }

    public PromptMessage {
        if (text.isPresent() == file.isPresent())
            throw new IllegalArgumentException("A message of a prompt is either a text or a file");
    }

    public static PromptMessage of(Role role, String text) {
        return new PromptMessage(role, Optional.of(text), Optional.empty());
    }

    public static PromptMessage of(Role role, FileData file) {
        return new PromptMessage(role, Optional.empty(), Optional.of(file));
    }
}
