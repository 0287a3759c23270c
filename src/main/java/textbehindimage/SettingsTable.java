package textbehindimage;

import gradio.Limits;
import gradio.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.ModelSettings;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.png.PngWriter;
import textbehindimage.watch.MetricsServlet;

/** All settings, the engine's and the app's; a test keeps the README's table equal to this one. */
final class SettingsTable {
    private static final List<Setting<?>> ROWS = new ArrayList<>(); // before the first of them
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration YEAR = Duration.ofDays(365);

    static final Setting<Path> PROPERTIES = without(
            Sources.FILE,
            SettingType.path(),
            "none",
            "properties file with settings, which count least of all sources; a backslash is written twice in it");

    static final Setting<Path> TEMP_DIR = without(
            "gradio.temp_dir",
            SettingType.path(),
            "the context's own temporary directory",
            "uploads and results; a disk with room for `gradio.max_stored_size`. It is locked: a second context that is given the same does not start");
    static final Setting<String> ROOT_PATH = worded(
            "gradio.root_path",
            SettingType.text(
                    "http(s) address or path", ", such as https://example.org/tbi or /tbi", Server.builder()::root),
            "",
            "",
            "taken from each request",
            "public address (`https://example.org/tbi`) or path, where a proxy does not tell it");
    static final Setting<Boolean> SHOW_ERROR = row(
            "gradio.show_error",
            SettingType.flag(),
            "",
            false,
            "whether callers see the text of unexpected exceptions; it may tell them what is nobody's business");

    static final Setting<Map<String, String>> AUTH = worded(
            "gradio.auth",
            SettingType.passwords(),
            "",
            Map.of(),
            "nobody has to log in",
            "names and passwords of those who may use the server, as Gradio's `auth`");
    static final Setting<List<String>> TOKENS = worded(
            "gradio.tokens",
            SettingType.hashes(),
            "",
            List.of(),
            "none",
            "bearer tokens for scripts (`Authorization: Bearer`); only their hashes are stored, so that who reads this cannot use it:"
                    + " `sha256sum` makes them, as below for `/metrics`");
    static final Setting<Boolean> CONTAINER_LOGIN = row(
            "gradio.container_login",
            SettingType.flag(),
            "",
            false,
            "whether names and passwords of the container's realm are taken too");
    static final Setting<String> AUTH_HEADER = worded(
            "gradio.auth_header",
            SettingType.text(
                    "name of a header, of letters, digits and -",
                    ", such as X-Remote-User",
                    header -> Server.builder().proxyLogin(header, List.of("127.0.0.1"))),
            "",
            "",
            "none",
            "in which a proxy names the user whom it has logged in; see below");
    static final Setting<List<String>> AUTH_PROXIES = worded(
            "gradio.auth_proxies",
            SettingType.list(
                    "addresses, networks or the word container",
                    ", such as 127.0.0.1, 10.0.0.0/8 or fd00::/8",
                    proxies -> Server.builder().proxyLogin("X-Remote-User", proxies)),
            "",
            List.of(),
            "none",
            "of the proxies whose `gradio.auth_header` is believed, `container` for whom Tomcat's `RemoteIpValve` believes; from"
                    + " anybody else it is as if it were not there");
    static final Setting<List<String>> ALLOWED_ORIGINS = worded(
            "gradio.allowed_origins",
            SettingType.list(
                    "origins",
                    ", such as https://example.org or http://localhost:3000",
                    Server.builder()::allowedOrigins),
            "",
            List.of(),
            "none but the server's own",
            "whose pages may use the server too, such as `https://example.org,http://localhost:3000`; see below");
    static final Setting<List<String>> ALLOWED_HOSTS = worded(
            "gradio.allowed_hosts",
            SettingType.list(
                    "host names without scheme and port", ", such as example.org", Server.builder()::allowedHosts),
            "",
            List.of(),
            "any; on a connection from the machine itself only its own names",
            "under which names the server may be asked for; others get 421");

    static final Setting<Long> MAX_FILE_SIZE = row(
            "gradio.max_file_size",
            SettingType.bytes(1, 1L << 40),
            "bytes",
            Limits.Uploads.DEFAULTS.maxFileSize(),
            "one upload; most cameras' photos are smaller");
    static final Setting<Integer> MAX_UPLOADS = row(
            "gradio.max_uploads",
            SettingType.number(1, 1_000),
            "uploads",
            Limits.Uploads.DEFAULTS.maxAtOnce(),
            "that are read at a time, each by a thread; more wait");
    static final Setting<Integer> MAX_UPLOADS_PER_CLIENT = row(
            "gradio.max_uploads_per_client",
            SettingType.number(0, 1_000),
            "uploads",
            Limits.Uploads.DEFAULTS.maxPerClient(),
            "of these, those of one client; 0 allows any, since people share addresses");
    static final Setting<Integer> LEAST_UPLOAD_RATE = row(
            "gradio.least_upload_rate",
            SettingType.number(0, 1 << 30),
            "bytes a second",
            Math.toIntExact(Limits.Uploads.DEFAULTS.leastRate()),
            "a slower upload is given up after its first ten seconds, since it keeps a thread; 0 allows any");
    static final Setting<Boolean> URL_INPUTS = row(
            "gradio.url_inputs",
            SettingType.flag(),
            "",
            false,
            "whether callers may name a file by an `http(s)` URL, which the server then fetches; see below");
    static final Setting<Boolean> MCP_SERVER = row(
            "gradio.mcp_server",
            SettingType.flag(),
            "",
            true,
            "whether agents are served; `false` leaves nothing at `/gradio_api/mcp`");
    static final Setting<Long> MAX_BODY_SIZE = row(
            "gradio.max_body_size",
            SettingType.bytes(1, 1L << 30),
            "bytes",
            (long) Limits.DEFAULTS.maxBodySize(),
            "a JSON request, which is held in memory");
    static final Setting<Integer> MAX_CALLS_PER_MINUTE = row(
            "gradio.max_calls_per_minute",
            SettingType.number(0, 1_000_000),
            "calls",
            Limits.DEFAULTS.maxCallsPerMinute(),
            "calls and uploads of one client, as many of them at once as it likes; more get 429, and agents a result that"
                    + " says so; 0 allows any");

    static final Setting<Integer> MAX_QUEUE_SIZE = row(
            "gradio.max_queue_size",
            SettingType.number(1, 1_000_000),
            "calls",
            Limits.Queue.DEFAULTS.maxSize(),
            "that may wait; more are refused, which is better than a wait of hours");
    static final Setting<Integer> MAX_QUEUE_SIZE_PER_CLIENT = row(
            "gradio.max_queue_size_per_client",
            SettingType.number(0, 1_000_000),
            "calls",
            Limits.Queue.DEFAULTS.maxPerClient(),
            "of these, those of one client: a user who is logged in, else an address; 0 allows any");
    static final Setting<Integer> MAX_THREADS = row(
            "gradio.max_threads",
            SettingType.number(1, 1_000),
            "calls",
            Limits.Queue.DEFAULTS.maxThreads(),
            "that may run at once, over all endpoints, as Gradio's `max_threads`");
    static final Setting<Integer> MAX_SESSIONS = row(
            "gradio.max_sessions",
            SettingType.number(1, 1_000_000),
            "clients",
            Limits.Queue.DEFAULTS.maxSessions(),
            "that are remembered at a time");
    static final Setting<Duration> SESSION_AGE = row(
            "gradio.session_age",
            SettingType.time(SECOND, YEAR),
            "seconds",
            Limits.Queue.DEFAULTS.sessionAge(),
            "a client that does nothing is forgotten after that");
    static final Setting<Long> MAX_UNREAD_SIZE = row(
            "gradio.max_unread_size",
            SettingType.bytes(1, 1L << 40),
            "bytes",
            Limits.Queue.DEFAULTS.maxUnread(),
            "results that nobody has fetched yet, which are held in memory; beyond that the oldest are forgotten");

    static final Setting<Integer> MAX_STREAMS = row(
            "gradio.max_streams",
            SettingType.number(1, 1_000_000),
            "streams",
            Limits.Streams.DEFAULTS.max(),
            "event streams that are open at a time; a browser has one while it waits. Each takes a connection, of which Tomcat"
                    + " allows 8,192 (`maxConnections`), and 0.1 MB of Tomcat's heap");
    static final Setting<Integer> MAX_STREAMS_PER_CLIENT = row(
            "gradio.max_streams_per_client",
            SettingType.number(0, 1_000_000),
            "streams",
            Limits.Streams.DEFAULTS.maxPerClient(),
            "of these, those of one client; 0 allows any");
    static final Setting<Duration> HEARTBEAT_INTERVAL = row(
            "gradio.heartbeat_interval",
            SettingType.time(MILLISECOND, Duration.ofSeconds(15)),
            "seconds",
            Limits.Streams.DEFAULTS.heartbeat(),
            "sign of life on every stream; after two of them a client that left is noticed");
    static final Setting<Duration> STALL_LIMIT = row(
            "gradio.stall_limit",
            SettingType.time(MILLISECOND, HOUR),
            "seconds",
            Limits.Streams.DEFAULTS.stall(),
            "a client that reads nothing for so long is given up");

    static final Setting<Duration> FILE_AGE = row(
            "gradio.file_age",
            SettingType.time(SECOND, YEAR),
            "seconds",
            Limits.Storage.DEFAULTS.fileAge(),
            "uploads and results are deleted after that");
    static final Setting<Long> MAX_STORED_SIZE = row(
            "gradio.max_stored_size",
            SettingType.bytes(1, 1L << 50),
            "bytes",
            Limits.Storage.DEFAULTS.maxSize(),
            "all uploads and results, each of which counts for 4 KiB more; the oldest that nobody uses make room");
    static final Setting<Long> MIN_FREE_SIZE = row(
            "gradio.min_free_size",
            SettingType.bytes(0, 1L << 50),
            "bytes",
            Limits.Storage.DEFAULTS.minFree(),
            "of the disk that stay free, for the others who use it; below that nothing is stored");
    static final Setting<Path> DRAIN_FILE = without(
            "gradio.drain_file",
            SettingType.path(),
            "none",
            "while this file is there, new calls are refused with 503, `/readyz` says 503 and what has begun goes on; see below");

    static final Setting<Path> MODEL =
            without("tbi.model", SettingType.path(), "the embedded model", "a model (`.onnx`) or its card; see below");
    static final Setting<Integer> MODEL_THREADS = worded(
            "tbi.model_threads",
            SettingType.number(1, 1_024),
            "threads",
            ModelSettings.DEFAULTS.threads(),
            "as many as processors",
            "of the CPU for one run of the model; fewer leave more to others on the machine");
    static final Setting<Duration> MODEL_TIMEOUT = row(
            "tbi.model_timeout",
            SettingType.time(MILLISECOND, HOUR),
            "seconds",
            ModelSettings.DEFAULTS.timeout(),
            "for one run of the model, which is ended then");
    static final Setting<ModelSettings.Gpu> GPU = row(
            "tbi.gpu",
            SettingType.oneOf(ModelSettings.Gpu.class),
            "",
            ModelSettings.DEFAULTS.gpu(),
            "`auto` takes GPUs where there are any, `off` never, `required` refuses to work without; see below");
    static final Setting<List<Integer>> GPU_DEVICES = row(
            "tbi.gpu_devices",
            SettingType.numbers(63),
            "",
            ModelSettings.DEFAULTS.gpuDevices(),
            "the GPUs to use, as CUDA counts them, such as `0,1`; each takes a photo at a time");
    static final Setting<Long> GPU_MEMORY = row(
            "tbi.gpu_memory",
            SettingType.bytes(0, 1L << 50),
            "bytes",
            ModelSettings.DEFAULTS.gpuMemory(),
            "of each GPU that the model may take; 0 is all, which a GPU that is shared cannot give");
    static final Setting<Boolean> GPU_TF32 = row(
            "tbi.gpu_tf32",
            SettingType.flag(),
            "",
            ModelSettings.DEFAULTS.gpuTf32(),
            "whether a GPU may round factors to 10 bits (TensorFloat-32), which is faster and changes a mask by about a"
                    + " thousandth");
    static final Setting<Integer> MAX_PIXELS = row(
            "tbi.max_pixels",
            SettingType.number(1, 500_000_000),
            "pixels",
            Math.toIntExact(PhotoLimits.DEFAULT.maxPixels()),
            "of a photo; fewer where the heap is smaller than 16 bytes each");
    static final Setting<Integer> MAX_SIDE = row(
            "tbi.max_side",
            SettingType.number(1, 65_535),
            "pixels",
            PhotoLimits.DEFAULT.maxSide(),
            "of a photo's longer side");
    static final Setting<Integer> MAX_SCANS = row(
            "tbi.max_scans",
            SettingType.number(1, 1_000),
            "scans",
            PhotoLimits.DEFAULT.maxScans(),
            "of a progressive JPEG, each of which costs as much as a photo; cameras and converters write some 10");
    static final Setting<Duration> DECODE_DEADLINE = row(
            "tbi.decode_deadline",
            SettingType.time(MILLISECOND, HOUR),
            "seconds",
            PhotoLimits.DEFAULT.decodeDeadline(),
            "for reading one photo; only one made for it takes so long");
    static final Setting<Boolean> KEEP_HIDDEN_PIXELS = row(
            "tbi.keep_hidden_pixels",
            SettingType.flag(),
            "",
            false,
            "`true` keeps the photo's colours under transparent pixels, as the Python original does; twice the bytes, and the"
                    + " background can be had back");
    static final Setting<PngWriter.Mode> PNG_MODE = row(
            "tbi.png_mode",
            SettingType.oneOf(PngWriter.Mode.class),
            "",
            PngWriter.Mode.FAST,
            "`small` makes most PNGs smaller, by up to a fifth; the whole of a job takes about one and a half times the CPU's"
                    + " time");
    static final Setting<Boolean> REFINE_FOREGROUND = row(
            "tbi.refine_foreground",
            SettingType.flag(),
            "",
            false,
            "`true` takes the old background's colour out of the half transparent pixels at the edge of a cut-out; the Python"
                    + " original does not");
    static final Setting<MetricsServlet.Audience> METRICS = row(
            "tbi.metrics",
            SettingType.oneOf(MetricsServlet.Audience.class),
            "",
            MetricsServlet.Audience.LOCAL,
            "whom `/metrics` answers beside those with a token: `off` nobody, `local` whoever asks from a loopback address and"
                    + " not through a proxy, `open` everybody");
    static final Setting<List<String>> METRICS_TOKENS = worded(
            "tbi.metrics_tokens",
            SettingType.hashes(),
            "",
            List.of(),
            "none",
            "bearer tokens for `/metrics`, as `gradio.tokens`");
    static final Setting<Boolean> CALL_LOG = row(
            "tbi.call_log",
            SettingType.flag(),
            "",
            true,
            "whether each call is logged, when it is over, as a line of JSON");

    static final List<Setting<?>> ALL = List.copyOf(ROWS); // after the last of them

    static List<String> names() {
        return ALL.stream().map(Setting::name).toList();
    }

    private SettingsTable() {}

    private static <T> Setting<T> row(String name, SettingType<T> type, String unit, T usual, String reason) {
        return worded(name, type, unit, usual, type.show().apply(usual), reason);
    }

    private static <T> Setting<T> without(String name, SettingType<T> type, String otherwise, String reason) {
        return worded(name, type, "", null, otherwise, reason);
    }

    private static <T> Setting<T> worded(
            String name, SettingType<T> type, String unit, @Nullable T usual, String otherwise, String reason) {
        Setting<T> setting = new Setting<>(name, type, unit, usual, otherwise, reason);
        ROWS.add(setting);
        return setting;
    }
}
