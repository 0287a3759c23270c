package textbehindimage;

import gradio.Limits;
import gradio.Server;
import java.nio.file.Path;
import java.time.Duration;
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
        PhotoLimits photo = PhotoLimits.DEFAULT;
        Limits limits = new Limits(
                uploads(in),
                storage(in),
                queue(in),
                streams(in),
                (int) in.bytes("gradio.max_body_size", Limits.DEFAULTS.maxBodySize(), 1, 1L << 30),
                (int) in.number("gradio.max_calls_per_minute", Limits.DEFAULTS.maxCallsPerMinute(), 0, 1_000_000));
        String rootPath = in.text("gradio.root_path", "");
        boolean showError = in.flag("gradio.show_error", false);
        Map<String, String> users = in.users("gradio.auth");
        List<String> tokens = in.tokens("gradio.tokens");
        boolean containerLogin = in.flag("gradio.container_login", false);
        boolean urlInputs = in.flag("gradio.url_inputs", false);
        boolean mcpServer = in.flag("gradio.mcp_server", true);
        List<String> allowedOrigins = in.list(
                "gradio.allowed_origins",
                "origins such as https://example.org or http://localhost:3000",
                Server.builder()::allowedOrigins);
        List<String> allowedHosts = in.list(
                "gradio.allowed_hosts",
                "host names without scheme and port, such as example.org",
                Server.builder()::allowedHosts);
        Path files = in.path("gradio.temp_dir").orElse(defaultFiles);
        in.note("gradio.temp_dir", files);
        Optional<Path> model = in.path("tbi.model");
        in.note("tbi.model", model.map(Path::toString).orElse("embedded"));
        ModelSettings use = use(in);
        PhotoLimits photos = new PhotoLimits(
                in.number("tbi.max_pixels", photo.maxPixels(), 1, 500_000_000),
                (int) in.number("tbi.max_side", photo.maxSide(), 1, 65_535),
                (int) in.number("tbi.max_scans", photo.maxScans(), 1, 1_000),
                in.time("tbi.decode_deadline", photo.decodeDeadline(), Duration.ofHours(1)));
        boolean keepHidden = in.flag("tbi.keep_hidden_pixels", false);
        PngWriter.Mode pngMode = in.oneOf("tbi.png_mode", PngWriter.Mode.FAST);
        boolean refineForeground = in.flag("tbi.refine_foreground", false);
        Optional<Path> drainFile = in.path("gradio.drain_file");
        in.note("gradio.drain_file", drainFile.map(Path::toString).orElse("none"));
        MetricsServlet.Audience metrics = in.oneOf("tbi.metrics", MetricsServlet.Audience.LOCAL);
        List<String> metricsTokens = in.tokens("tbi.metrics_tokens");
        boolean callLog = in.flag("tbi.call_log", true);
        return new Settings(
                limits,
                rootPath,
                showError,
                users,
                tokens,
                containerLogin,
                urlInputs,
                mcpServer,
                allowedOrigins,
                allowedHosts,
                files,
                model,
                use,
                photos,
                keepHidden,
                pngMode,
                refineForeground,
                drainFile,
                metrics,
                metricsTokens,
                callLog,
                in.effective());
    }

    private static ModelSettings use(SettingsReader in) {
        ModelSettings usual = ModelSettings.DEFAULTS;
        return new ModelSettings(
                (int) in.number("tbi.model_threads", usual.threads(), 1, 1_024),
                in.time("tbi.model_timeout", usual.timeout(), Duration.ofHours(1)),
                in.oneOf("tbi.gpu", usual.gpu()),
                in.numbers("tbi.gpu_devices", usual.gpuDevices(), 63),
                in.bytes("tbi.gpu_memory", usual.gpuMemory(), 0, 1L << 50),
                in.flag("tbi.gpu_tf32", usual.gpuTf32()));
    }

    private static Limits.Uploads uploads(SettingsReader in) {
        Limits.Uploads usual = Limits.Uploads.DEFAULTS;
        return new Limits.Uploads(
                in.bytes("gradio.max_file_size", usual.maxFileSize(), 1, 1L << 40),
                (int) in.number("gradio.max_uploads", usual.maxAtOnce(), 1, 1_000),
                (int) in.number("gradio.max_uploads_per_client", usual.maxPerClient(), 0, 1_000),
                in.number("gradio.least_upload_rate", usual.leastRate(), 0, 1L << 30));
    }

    private static Limits.Storage storage(SettingsReader in) {
        Limits.Storage usual = Limits.Storage.DEFAULTS;
        return new Limits.Storage(
                in.bytes("gradio.max_stored_size", usual.maxSize(), 1, 1L << 50),
                in.bytes("gradio.min_free_size", usual.minFree(), 0, 1L << 50),
                in.time("gradio.file_age", usual.fileAge(), Duration.ofDays(365)));
    }

    private static Limits.Queue queue(SettingsReader in) {
        Limits.Queue usual = Limits.Queue.DEFAULTS;
        return new Limits.Queue(
                (int) in.number("gradio.max_queue_size", usual.maxSize(), 1, 1_000_000),
                (int) in.number("gradio.max_queue_size_per_client", usual.maxPerClient(), 0, 1_000_000),
                (int) in.number("gradio.max_threads", usual.maxThreads(), 1, 1_000),
                (int) in.number("gradio.max_sessions", usual.maxSessions(), 1, 1_000_000),
                in.time("gradio.session_age", usual.sessionAge(), Duration.ofDays(365)),
                in.bytes("gradio.max_unread_size", usual.maxUnread(), 1, 1L << 40));
    }

    private static Limits.Streams streams(SettingsReader in) {
        Limits.Streams usual = Limits.Streams.DEFAULTS;
        return new Limits.Streams(
                (int) in.number("gradio.max_streams", usual.max(), 1, 1_000_000),
                (int) in.number("gradio.max_streams_per_client", usual.maxPerClient(), 0, 1_000_000),
                in.time("gradio.heartbeat_interval", usual.heartbeat(), Duration.ofSeconds(15)),
                in.time("gradio.stall_limit", usual.stall(), Duration.ofHours(1)));
    }
}
