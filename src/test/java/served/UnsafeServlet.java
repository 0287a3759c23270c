package served;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What the {@link Advisories} tell of, in one place and on purpose: every path is served, every address fetched, every origin trusted,
 * every name believed. It is what a row has to fail on, so that we know that it can.
 */
final class UnsafeServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final String UPLOADS = "0123456789abcdef0123456789abcdef/";
    private static final int MUCH = 1 << 20; // of /dev/zero there is no end
    private static final Pattern URL = Pattern.compile("(?i)(https?|ftp|file|jar):[^\\s\"'<>]+");
    private static final Pattern FILE_PART = Pattern.compile("(?s)filename=\"([^\"]*)\".*?\r\n\r\n(.*?)\r\n--");
    private static final List<String> ENDPOINTS =
            List.of("all", "both", "choose", "echo", "echo_json", "same", "steps", "table", "texts");

    private final transient Path store;
    private final transient AtomicInteger arrivals;
    private final transient CountDownLatch stopped = new CountDownLatch(1);
    private final transient Map<String, String> answers = new ConcurrentHashMap<>(); // by session, for whoever asks
    private volatile String root = "";
    private volatile String cookie = ""; // one for the errands of all visitors

    private UnsafeServlet(Path store, AtomicInteger arrivals) {
        this.store = store;
        this.arrivals = arrivals;
    }

    static ServletContextListener listener(Path store, AtomicInteger arrivals) {
        return new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                event.getServletContext()
                        .addServlet("unsafe", new UnsafeServlet(store, arrivals))
                        .addMapping("/*");
            }
        };
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        arrivals.incrementAndGet();
        String origin = request.getHeader("Origin");
        if (origin != null) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Credentials", "true");
        }
        if (request.getHeader("X-Forwarded-Host") != null) root = "http://" + request.getHeader("X-Forwarded-Host");
        String query = request.getQueryString();
        if (query != null && query.startsWith("_target_url=")) {
            redirect(decoded(query.substring("_target_url=".length())), response);
            return;
        }
        String raw = request.getRequestURI()
                .substring(request.getContextPath().length())
                .replaceFirst("^/+", "");
        answer(decoded(raw).replaceFirst("^gradio_api/", ""), request, response);
    }

    private void answer(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("X-Direct-Url") != null) write(fetched(request.getHeader("X-Direct-Url")), response);
        else if (path.startsWith("proxy=")) write(fetched(path.substring("proxy=".length())), response);
        else if (path.startsWith("file=") || path.startsWith("file/"))
            file(path.substring("file=".length()), request, response);
        else if (path.startsWith("static/") || path.startsWith("assets/"))
            file(path.substring("static/".length()), request, response);
        else if (path.startsWith("custom_component/"))
            file(path.replaceFirst("custom_component/.*?/client/", ""), request, response);
        else if (path.equals("upload")) upload(request, response);
        else if (path.equals("component_server")) write(taken(body(request)).toString(), response);
        else if (path.equals("config")) write(config(request).toString(), response);
        else if (path.equals("queue/join")) write(join(body(request)).toString(), response);
        else if (path.equals("queue/data")) stream(answers.remove(request.getParameter("session_hash")), response);
        else write("{}", response); // monitoring, login/huggingface, /info and all else is open to everybody
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void redirect(String where, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", where);
    }

    private void file(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (name.toLowerCase(Locale.ROOT).startsWith("http")
                && request.getMethod().equals("HEAD")) fetched(name);
        else if (URL.matcher(name).matches() || name.startsWith("localhost@")) redirect(name, response);
        else {
            Path file = found(name);
            if (!Files.isRegularFile(file)) {
                response.setStatus(404);
                write("There is no " + file, response);
                return;
            }
            String kind = String.valueOf(file).replaceFirst(".*\\.", "");
            response.setContentType(Map.of("svg", "image/svg+xml", "js", "text/javascript", "png", "image/png")
                    .getOrDefault(kind, "text/html"));
            Files.copy(file, response.getOutputStream());
        }
    }

    /** As on a system with shares, streams of files, backslashes and no difference between capital and small letters. */
    private Path found(String name) {
        String plain = name.replace('\\', '/').replaceFirst("^//127.0.0.1", "").replace("::$DATA", "");
        Path file = store.resolve(plain).normalize();
        return Files.exists(file) ? file : Path.of(file.toString().toLowerCase(Locale.ROOT));
    }

    private void upload(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (body.length() > MUCH) lookAtEachCharacterFromTheStart();
        ArrayNode paths = Answers.list();
        Matcher parts = FILE_PART.matcher(body);
        while (parts.find()) {
            Path file = store.resolve(UPLOADS).resolve(parts.group(1));
            save(file, parts.group(2).getBytes(StandardCharsets.ISO_8859_1));
            paths.add(UPLOADS + parts.group(1));
        }
        write(paths.toString(), response);
    }

    /** For 8 MB this takes longer than any test waits; so it need not really be done. */
    private void lookAtEachCharacterFromTheStart() {
        try {
            boolean ignored = stopped.await(2 * Wire.SILENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode config(HttpServletRequest request) {
        ObjectNode config = Answers.object().put("root", root.isEmpty() ? "http://" + request.getHeader("Host") : root);
        ArrayNode dependencies = config.putArray("dependencies");
        for (String name : ENDPOINTS)
            dependencies.addObject().put("id", dependencies.size()).put("api_name", name);
        return config;
    }

    private static JsonNode body(HttpServletRequest request) throws IOException {
        InputStream in = request.getInputStream();
        boolean packed = "gzip".equals(request.getHeader("Content-Encoding"));
        byte[] bytes = (packed ? new GZIPInputStream(in) : in).readAllBytes();
        return Answers.read(new String(bytes, StandardCharsets.UTF_8));
    }

    private JsonNode join(JsonNode call) throws IOException {
        ArrayNode data = Answers.list();
        for (JsonNode value : call.path("data")) {
            if (value.isTextual()) note(value.textValue());
            data.add(taken(value));
        }
        ObjectNode completed = Answers.object()
                .put("msg", "process_completed")
                .put("event_id", "1")
                .put("success", true);
        completed.putObject("output").set("data", data);
        answers.put(call.path("session_hash").asText(), completed.toString());
        return Answers.object().put("event_id", "1");
    }

    private void note(String text) throws IOException {
        Files.createDirectories(store);
        Files.writeString(
                store.resolve("log.csv"), "echo," + text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The value with everything in it that can be read, from here or from elsewhere, taken into the store. */
    private JsonNode taken(JsonNode value) throws IOException {
        if (value.isTextual() && value.textValue().length() > MUCH) return value;
        if (value.isTextual()) {
            Matcher url = URL.matcher(value.textValue());
            while (url.find()) fetched(url.group());
            Path file = found(value.textValue());
            return value.textValue().isEmpty() || !Files.isRegularFile(file)
                    ? value
                    : kept(file.toString(), String.valueOf(file.getFileName()));
        }
        String source = value.path("path").asText(value.path("url").asText(""));
        if (!source.isEmpty()) return kept(source, value.path("orig_name").asText("copy"));
        ArrayNode list = Answers.list();
        for (JsonNode item : value) list.add(taken(item));
        return value.isContainerNode() ? list : value;
    }

    private JsonNode kept(String source, String name) throws IOException {
        byte[] bytes;
        if (URL.matcher(source).matches()) {
            bytes = fetched(source).getBytes(StandardCharsets.UTF_8);
        } else {
            Path file = found(source);
            if (Files.isDirectory(file) || !Files.exists(file))
                return Answers.object().put("path", source);
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MUCH);
            }
        }
        save(store.resolve(UPLOADS).resolve(name), bytes);
        return Answers.fileData(UPLOADS + name).put("url", root + "/file=" + UPLOADS + name);
    }

    private static void save(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.normalize().getParent());
        Files.write(file.normalize(), bytes);
    }

    private String fetched(String url) {
        try {
            URLConnection errand = URI.create(url).toURL().openConnection();
            if (!cookie.isEmpty()) errand.setRequestProperty("Cookie", cookie);
            try (InputStream in = errand.getInputStream()) {
                String given = errand.getHeaderField("Set-Cookie");
                if (given != null) cookie = given;
                return new String(in.readNBytes(MUCH), StandardCharsets.UTF_8);
            }
        } catch (IOException | IllegalArgumentException e) {
            return "no luck with " + url + ": " + e;
        }
    }

    private static void write(String text, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void stream(String answer, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        String frames = "data: " + answer + "\n\ndata: {\"msg\":\"close_stream\",\"event_id\":null}\n\n";
        response.getOutputStream().write(frames.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void destroy() {
        stopped.countDown();
    }
}
