package gradio.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.web.UploadTickets;
import gradio.wire.Json;
import java.util.List;

/**
 * The tool beside the author's, where those take files: what lies with an agent is mostly too long for an argument, but the agent can run a
 * command that sends it.
 */
final class UploadTool {
    static final String NAME = "create_upload_url";

    private static final String DESCRIPTION =
            "Gives an address to which files can be uploaded once, within " + UploadTickets.VALID.toMinutes()
                    + " minutes and without a login. For files that lie where you can run commands: run the curl command"
                    + " that comes with it. What it prints is a JSON list with a name for each file, which the file"
                    + " arguments of the other tools take.";

    private final UploadTickets tickets;
    private final long maxFileSize;

    /** @param maxFileSize bytes */
    UploadTool(UploadTickets tickets, long maxFileSize) {
        this.tickets = tickets;
        this.maxFileSize = maxFileSize;
    }

    static ObjectNode definition() {
        ObjectNode tool = Json.MAPPER.createObjectNode();
        tool.put("name", NAME).put("title", "Upload files").put("description", DESCRIPTION);
        tool.putObject("inputSchema")
                .put("type", "object")
                .put("additionalProperties", false)
                .putObject("properties");
        ObjectNode output = tool.putObject("outputSchema").put("type", "object");
        ObjectNode properties = output.putObject("properties");
        properties.putObject("url").put("type", "string").put("description", "Takes one POST as multipart/form-data");
        properties.putObject("field").put("type", "string").put("description", "Name of the part of each file");
        properties.putObject("curl").put("type", "string").put("description", "The command, for a file photo.jpg");
        properties.putObject("expires_in").put("type", "integer").put("description", "Seconds");
        properties.putObject("max_bytes").put("type", "integer").put("description", "Of each file");
        ArrayNode required = output.putArray("required");
        List.of("url", "field", "curl", "expires_in", "max_bytes").forEach(required::add);
        tool.putObject("annotations")
                .put("title", "Upload files")
                .put("readOnlyHint", false)
                .put("destructiveHint", false)
                .put("idempotentHint", false)
                .put("openWorldHint", false);
        return tool;
    }

    ObjectNode call(Caller caller) {
        String url = caller.root() + "/gradio_api/upload?ticket=" + tickets.issue(caller.owner());
        String curl = "curl -sS -F 'files=@photo.jpg' '" + url + "'";
        ObjectNode told = Json.MAPPER.createObjectNode();
        told.put("url", url)
                .put("field", "files")
                .put("curl", curl)
                .put("expires_in", UploadTickets.VALID.toSeconds())
                .put("max_bytes", maxFileSize);
        return ToolResult.of(told);
    }
}
