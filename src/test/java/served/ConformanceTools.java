package served;

import gradio.api.Alerts;
import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.McpTool;
import gradio.api.Progress;
import gradio.files.FileData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tools for which the protocol's own conformance suite asks. */
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
}
