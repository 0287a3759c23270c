package gradio.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.BadArguments;
import gradio.web.BaseUrl;
import gradio.web.Callers;
import gradio.web.EventStream;
import gradio.web.Feed;
import gradio.web.Login;
import gradio.web.Streams;
import gradio.web.TooManyCalls;
import gradio.web.TooManyStreams;
import gradio.wire.Json;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code /gradio_api/mcp}: the Streamable HTTP transport of both eras at one address, with and without a slash, and with {@code /http}
 * behind it as upstream has it. Calls are answered by streams, which hold no thread; everything else is answered at once.
 */
public final class McpServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    static final String PATH = "/gradio_api/mcp";

    private static final Set<String> ENDPOINTS = Set.of("", "/", "/http", "/http/");
    private static final String SCHEMA = "/schema";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String SESSION_HEADER = "Mcp-Session-Id";
    private static final int SHORT = 64 << 10;

    private final transient Mcp mcp;
    private final transient Streams streams;
    private final transient Callers callers;
    private final transient BaseUrl baseUrl;
    private final int maxBodySize;
    private final String mount;

    /**
     * @param maxBodySize bytes of a message
     * @param mount where in its context the server is, without a slash at its end
     */
    private McpServlet(Mcp mcp, Streams streams, Callers callers, BaseUrl baseUrl, int maxBodySize, String mount) {
        this.mcp = mcp;
        this.streams = streams;
        this.callers = callers;
        this.baseUrl = baseUrl;
        this.maxBodySize = maxBodySize;
        this.mount = mount;
    }

    /**
     * Adds the servlet to a context that is being started.
     *
     * @throws IllegalStateException if another servlet is there
     */
    public static void mount(
            ServletContext context,
            String mount,
            Mcp mcp,
            Streams streams,
            Callers callers,
            BaseUrl baseUrl,
            int maxBodySize) {
        McpServlet servlet = new McpServlet(mcp, streams, callers, baseUrl, maxBodySize, mount);
        ServletRegistration.Dynamic registered = context.addServlet("gradio-mcp" + mount, servlet);
        boolean free =
                registered != null && registered.addMapping(mount + PATH + "/*").isEmpty();
        if (!free) throw new IllegalStateException("Another servlet is at " + mount + PATH + " already");
        registered.setAsyncSupported(true);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Login login = callers.login();
        if (login.required() && login.user(request).isEmpty()) {
            refuse(request, response, 401, login.refusal());
            return;
        }
        String path = Objects.requireNonNullElse(request.getPathInfo(), "");
        boolean reads = READING.contains(request.getMethod());
        boolean speaks = ENDPOINTS.contains(path);
        if (!speaks && !path.equals(SCHEMA)) {
            refuse(request, response, 404, "Not Found");
        } else if (speaks && request.getMethod().equals("POST")) {
            post(request, response);
        } else if (!reads || speaks && wantsStream(request)) {
            response.setHeader("Allow", speaks ? "GET, HEAD, POST" : "GET, HEAD");
            refuse(request, response, 405, "Method Not Allowed");
        } else if (path.equals(SCHEMA)) {
            json(response, HttpServletResponse.SC_OK, mcp.schema(chosen(request)));
        } else {
            response.setHeader("Content-Security-Policy", SettingsPage.POLICY); // in the place of that for data
            String page = mcp.page(root(request), chosen(request));
            write(response, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** As clients before the modern era do: on that stream nothing would ever come. */
    private static boolean wantsStream(HttpServletRequest request) {
        return String.valueOf(request.getHeader("Accept")).contains("text/event-stream");
    }

    private String root(HttpServletRequest request) {
        return baseUrl.of(request, request.getContextPath() + mount);
    }

    private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        String encoding = request.getHeader("Content-Encoding");
        if (!type.split(";", 2)[0].strip().equals("application/json")) {
            refuse(request, response, 415, "Content-Type must be application/json.");
        } else if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(request, response, 415, "The body must be sent as it is, without a Content-Encoding.");
        } else if (!accepts(request, "application/json") || !accepts(request, "text/event-stream")) {
            refuse(request, response, 406, "Accept must list application/json and text/event-stream.");
        } else {
            byte[] body;
            try {
                body = request.getInputStream().readNBytes(maxBodySize + 1);
            } catch (IOException e) { // the client went on the way
                json(response, 400, Map.of("detail", "The request ended before its body did."));
                return;
            }
            if (body.length > maxBodySize)
                refuse(request, response, 413, "The message is over " + maxBodySize + " bytes long.");
            else read(body, request, response);
        }
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        String accept = request.getHeader("Accept");
        if (accept == null) return true;
        String family = type.substring(0, type.indexOf('/')) + "/*";
        return Arrays.stream(accept.toLowerCase(Locale.ROOT).split(","))
                .map(range -> range.split(";", 2)[0].strip())
                .anyMatch(range -> range.equals(type) || range.equals(family) || range.equals("*/*"));
    }

    private void read(byte[] body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Rpc message = null;
        try {
            message = Rpc.read(body).orElse(null);
            if (message == null) { // an answer, to what nobody has asked
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
                return;
            }
            handle(message, Era.of(message, request::getHeader), request, response);
        } catch (RpcFailure e) {
            json(response, e.status(), e.message(message == null ? null : message.id()));
        }
    }

    private void handle(Rpc message, Era era, HttpServletRequest request, HttpServletResponse response)
            throws IOException, RpcFailure {
        Caller caller = caller(request, era);
        if (message.isNotification()) {
            mcp.notified(message, caller);
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            return;
        }
        try {
            if (Mcp.isWork(message)) callers.count(request);
        } catch (TooManyCalls e) { // a status of 429 is a lost connection to some clients, and no agent can read it
            json(response, HttpServletResponse.SC_OK, mcp.refused(message, era, String.valueOf(e.getMessage())));
            return;
        }
        if (mcp.isCall(message, caller)) {
            call(message, era, caller, request, response);
        } else if (Mcp.isListening(message, era)) {
            stream(stream -> mcp.listen(message), () -> {}, message, era, caller, request, response);
        } else {
            ObjectNode answer = mcp.answer(message, era, caller);
            if (message.method().equals("initialize")) response.setHeader(SESSION_HEADER, Mcp.newSession());
            json(response, HttpServletResponse.SC_OK, answer);
        }
    }

    private Caller caller(HttpServletRequest request, Era era) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, List.of(values)));
        return new Caller(
                callers.owner(request),
                callers.client(request),
                callers.info(request, query, ""),
                root(request),
                era == Era.MODERN ? null : request.getHeader(SESSION_HEADER),
                chosen(request));
    }

    private static Set<String> chosen(HttpServletRequest request) {
        String[] lists = request.getParameterValues("tools");
        if (lists == null) return Set.of();
        return Arrays.stream(lists)
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void call(Rpc message, Era era, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, RpcFailure {
        Call call;
        try {
            call = mcp.call(message, era, caller);
        } catch (BadArguments e) {
            json(response, HttpServletResponse.SC_OK, mcp.unfit(message, era, e));
            return;
        }
        stream(call::begin, call::giveUp, message, era, caller, request, response);
    }

    /**
     * @param feed what is sent on a stream, once there is one
     * @param refused what happens if there are too many
     */
    private void stream(
            Function<EventStream, Feed> feed,
            Runnable refused,
            Rpc message,
            Era era,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        EventStream stream;
        try {
            stream = streams.over(async, async::complete, caller.client());
        } catch (TooManyStreams e) {
            refused.run();
            json(response, HttpServletResponse.SC_OK, mcp.refused(message, era, String.valueOf(e.getMessage())));
            async.complete();
            return;
        }
        open(stream, fed(stream, feed));
    }

    private static Feed fed(EventStream stream, Function<EventStream, Feed> feed) {
        boolean fed = false;
        try {
            Feed made = feed.apply(stream);
            fed = true;
            return made;
        } finally {
            if (!fed) stream.abandon();
        }
    }

    private static void open(EventStream stream, Feed feed) throws IOException {
        stream.serve(feed, Sse.KEEP_ALIVE);
        boolean open = false;
        try {
            stream.flush();
            open = true;
        } finally {
            if (!open) feed.left();
        }
    }

    private static void write(HttpServletResponse response, String type, byte[] content) throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, Object detail)
            throws IOException {
        // A short body that is left unread would make Jetty close the connection under the client's next request.
        int length = request.getContentLength();
        if (length > 0 && length <= SHORT) request.getInputStream().readAllBytes();
        json(response, status, Map.of("detail", detail));
    }

    private static void json(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(Json.bytes(body));
    }
}
