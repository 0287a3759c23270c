package gradio.http;

import gradio.web.Login;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a server tells of itself.
 *
 * @param appId tells this start of the server from others, as clients want to know when they come back
 * @param login how scripts say who they are
 * @param mcp whether agents are served
 * @param maxFileSize bytes of an uploaded file
 * @param maxBodySize bytes of a JSON request
 * @param about further entries of {@code /config}, asked for at each request
 */
public record Facts(
        String appId,
        String title,
        boolean showError,
        Login.Way login,
        boolean mcp,
        long maxFileSize,
        int maxBodySize,
        Supplier<Map<String, ?>> about) {}
