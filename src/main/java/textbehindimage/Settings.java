package textbehindimage;

import static textbehindimage.SettingsTable.*;

import gradio.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import textbehindimage.cutout.ModelSettings;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.png.PngWriter;
import textbehindimage.watch.MetricsServlet;

/**
 * Every setting, the engine's and the app's, with its value in force.
 *
 * @param rootPath public address or path where requests do not tell it; empty otherwise
 * @param showError whether clients see the text of unexpected exceptions
 * @param users passwords by name of those who may use the server; empty if everybody may
 * @param tokens SHA-256 hashes of bearer tokens
 * @param containerLogin whether the container's realm is asked too
 * @param authHeader in which a proxy names the user; empty if none does
 * @param authProxies whose header that is believed; empty if there is none
 * @param urlInputs whether callers may name files by URL
 * @param mcpServer whether agents are served
 * @param allowedOrigins whose pages may use the server, beside its own
 * @param allowedHosts under which names it may be asked for; empty for any
 * @param files directory for uploads and results
 * @param model card or file of the model to use; empty for the embedded one
 * @param use how the model is run
 * @param keepHidden whether transparent pixels keep the photo's colours, as in the Python original
 * @param pngMode whether PNGs are to be made fast or to be small
 * @param refineForeground whether cut-outs lose the old background's colour at their edges, unlike the Python original's
 * @param drainFile while it is there, new calls are refused
 * @param metrics whom figures are for
 * @param metricsTokens SHA-256 hashes of the tokens with which figures can be had from elsewhere
 * @param callLog whether each call is logged as a line of JSON
 * @param effective each setting's value and source, in order, for the log
 */
public record Settings(
        Limits limits,
        String rootPath,
        boolean showError,
        Map<String, String> users,
        List<String> tokens,
        boolean containerLogin,
        String authHeader,
        List<String> authProxies,
        boolean urlInputs,
        boolean mcpServer,
        List<String> allowedOrigins,
        List<String> allowedHosts,
        Path files,
        Optional<Path> model,
        ModelSettings use,
        PhotoLimits photos,
        boolean keepHidden,
        PngWriter.Mode pngMode,
        boolean refineForeground,
        Optional<Path> drainFile,
        MetricsServlet.Audience metrics,
        List<String> metricsTokens,
        boolean callLog,
        Map<String, String> effective) {
    /** Reads all settings. @throws SettingException for a value that cannot be used */
    static Settings read(Sources sources, Path defaultFiles) {
        SettingsReader in = new SettingsReader(sources);
        in.find(PROPERTIES); // the sources have read it; here it is logged
        Settings settings = new Settings(
                new Limits(
                        uploads(in),
                        storage(in),
                        queue(in),
                        streams(in),
                        Math.toIntExact(in.get(MAX_BODY_SIZE)),
                        in.get(MAX_CALLS_PER_MINUTE)),
                in.get(ROOT_PATH),
                in.get(SHOW_ERROR),
                in.get(AUTH),
                in.get(TOKENS),
                in.get(CONTAINER_LOGIN),
                in.get(AUTH_HEADER),
                in.get(AUTH_PROXIES),
                in.get(URL_INPUTS),
                in.get(MCP_SERVER),
                in.get(ALLOWED_ORIGINS),
                in.get(ALLOWED_HOSTS),
                in.get(TEMP_DIR.or(defaultFiles)),
                in.find(MODEL),
                new ModelSettings(
                        in.get(MODEL_THREADS),
                        in.get(MODEL_TIMEOUT),
                        in.get(GPU),
                        in.get(GPU_DEVICES),
                        in.get(GPU_MEMORY),
                        in.get(GPU_TF32)),
                new PhotoLimits(in.get(MAX_PIXELS), in.get(MAX_SIDE), in.get(MAX_SCANS), in.get(DECODE_DEADLINE)),
                in.get(KEEP_HIDDEN_PIXELS),
                in.get(PNG_MODE),
                in.get(REFINE_FOREGROUND),
                in.find(DRAIN_FILE),
                in.get(METRICS),
                in.get(METRICS_TOKENS),
                in.get(CALL_LOG),
                in.effective());
        in.needEachOther(AUTH_HEADER, AUTH_PROXIES);
        return settings;
    }

    private static Limits.Uploads uploads(SettingsReader in) {
        return new Limits.Uploads(
                in.get(MAX_FILE_SIZE), in.get(MAX_UPLOADS), in.get(MAX_UPLOADS_PER_CLIENT), in.get(LEAST_UPLOAD_RATE));
    }

    private static Limits.Storage storage(SettingsReader in) {
        return new Limits.Storage(in.get(MAX_STORED_SIZE), in.get(MIN_FREE_SIZE), in.get(FILE_AGE));
    }

    private static Limits.Queue queue(SettingsReader in) {
        return new Limits.Queue(
                in.get(MAX_QUEUE_SIZE),
                in.get(MAX_QUEUE_SIZE_PER_CLIENT),
                in.get(MAX_THREADS),
                in.get(MAX_SESSIONS),
                in.get(SESSION_AGE),
                in.get(MAX_UNREAD_SIZE));
    }

    private static Limits.Streams streams(SettingsReader in) {
        return new Limits.Streams(
                in.get(MAX_STREAMS), in.get(MAX_STREAMS_PER_CLIENT), in.get(HEARTBEAT_INTERVAL), in.get(STALL_LIMIT));
    }
}
