package served;

import gradio.api.Alerts;
import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.Arg;
import gradio.api.McpPrompt;
import gradio.api.McpResource;
import gradio.api.McpTool;
import gradio.api.Progress;
import gradio.api.PromptMessage;
import gradio.api.PromptMessage.Role;
import gradio.files.FileData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tools, resources and prompts for which the protocol's own conformance suite asks. */
public final class ConformanceTools {
    @Api
    @McpTool(name = "test_simple_text", description = "Returns a text.")
    public String simpleText() {
        return "This is a simple text response for testing.";
    }

    @Api
    @McpTool(name = "test_image_content", description = "Returns an image.")
    public FileData imageContent() throws IOException {
        Path file = Files.createTempFile("conformance", ".png");
        Files.write(file, Photographs.png(1, 1));
        return FileData.handingOver(file);
    }

    /** On whose stream there must be no requests. */
    @Api
    @McpTool(name = "test_streaming_elicitation", description = "Says something on its way.")
    public String streaming(Progress progress) {
        progress.at(0.5);
        return "Nothing was asked.";
    }

    /** On whose stream there must be no log. */
    @Api
    @McpTool(name = "test_logging_tool", description = "Says something to people.")
    public String logging(Alerts alerts) {
        alerts.info("It goes well.");
        return "Said.";
    }

    @Api
    @McpTool(name = "test_error_handling", description = "Fails.")
    public String errorHandling() {
        throw new ApiException("This tool intentionally returns an error for testing");
    }

    @Api
    @McpTool(name = "test_tool_with_progress", description = "Says how far it is.")
    public String toolWithProgress(Progress progress) {
        for (double share : new double[] {0, 0.5, 1}) progress.at(share); // sampled: the first and the last are told
        return "Done with progress.";
    }

    @Api
    @McpResource(uri = "test://static-text")
    public String staticText() {
        return "This is the content of the static text resource.";
    }

    @Api
    @McpResource(uri = "test://static-binary", mimeType = "image/png")
    public FileData staticBinary() throws IOException {
        return imageContent();
    }

    /** What {@link #templateData} holds. */
    public record Data(String id, boolean templateTest, String data) {}

    @Api
    @McpResource(uri = "test://template/{id}/data")
    public Data templateData(String id) {
        return new Data(id, true, "Data for ID: " + id);
    }

    @Api
    @McpPrompt(name = "test_simple_prompt", description = "Is simple.")
    public String simplePrompt() {
        return "This is a simple prompt for testing.";
    }

    @Api
    @McpPrompt(name = "test_prompt_with_arguments", description = "Has arguments.")
    public String promptWithArguments(@Arg(name = "arg1") String first, @Arg(name = "arg2") String second) {
        return "Prompt with arguments: arg1='" + first + "', arg2='" + second + "'";
    }

    @Api
    @McpPrompt(name = "test_prompt_with_embedded_resource", description = "Brings a text.")
    public List<PromptMessage> promptWithEmbeddedResource(@Arg(name = "resourceUri") String uri) throws IOException {
        Path file = Files.createTempFile("conformance", ".txt");
        Files.writeString(file, "Embedded resource content for testing, instead of " + uri);
        return List.of(
                PromptMessage.of(Role.USER, FileData.handingOver(file)),
                PromptMessage.of(Role.USER, "Please process the embedded resource above."));
    }

    @Api
    @McpPrompt(name = "test_prompt_with_image", description = "Brings an image.")
    public List<PromptMessage> promptWithImage() throws IOException {
        return List.of(
                PromptMessage.of(Role.USER, imageContent()),
                PromptMessage.of(Role.USER, "Please analyze the image above."));
    }
}
