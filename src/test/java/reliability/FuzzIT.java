package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import gradio.Limits;
import gradio.api.Api;
import gradio.files.FileData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Site;

/**
 * R23: requests that are changed at random, over bare connections: nobody's request is the server's own fault, none hangs, and none is
 * told what is inside. {@code -Dfuzz.requests} are sent (2,000), as {@code -Dfuzz.seed} has them; what was found says which.
 */
@EachContainer
class FuzzIT {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 23);
    private static final int CLIENTS = 12;
    private static final int PATIENCE_MS = 500; // then there will be no more of the request
    private static final int LIMIT_MS = 20_000; // a hang guard
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3}) ?[^\\r]*\\r\\n");
    private static final Pattern INSIDE = Pattern.compile("\\tat |Exception|java\\.|jakarta\\.|\\.java:");
    /** Not understood, full for a moment, no such HTTP: true, and no fault of the server's. */
    private static final List<Integer> FAIR = List.of(501, 503, 505);

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    /** What is called; it can not fail. */
    public static final class Author {
        @Api(queue = false)
        public String direct(String text) {
            return text;
        }

        @Api
        public String text(String text, int n) {
            return text + n;
        }

        @Api
        public FileData file(FileData file) {
            return file;
        }
    }

    @Test
    @Timeout(3_600)
    void noRequestIsTheServersFault() throws Exception {
        try (Container container = Container.start(
                        kind, Engine.of(new Author(), files, Limits.DEFAULTS.withMaxCallsPerMinute(0)));
                Warnings ours = new Warnings("gradio")) {
            Site site = new Site(container.address(""));
            List<byte[]> requests = requests(site);
            for (byte[] request : requests) {
                String answer = answer(site.home(), request);
                assertTrue(statusOf(answer) < 500, () -> new String(request, StandardCharsets.UTF_8) + answer);
            }
            Queue<String> found = new ConcurrentLinkedQueue<>();
            Map<Integer, Integer> counts = new TreeMap<>();
            AtomicInteger understood = new AtomicInteger();
            Mutator mutator = new Mutator(requests, SEED);
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            try {
                List<Future<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < REQUESTS; i++) {
                    byte[] request = mutator.next();
                    answers.add(clients.submit(() -> judge(site.home(), request, found, understood)));
                }
                for (Future<Integer> answer : answers) counts.merge(answer.get(), 1, Integer::sum);
            } finally {
                clients.shutdownNow();
            }
            HttpResponse<String> fine = site.post("gradio_api/run/direct", "{\"data\": [\"a\"]}");
            assertEquals(200, fine.statusCode(), fine.body());
            // What is no HTTP is the container's affair; enough has to be ours.
            assertTrue(understood.get() > REQUESTS / 3, () -> understood + " of " + counts);
            Figures figures = new Figures("R23", kind);
            figures.exactly(0, ours.all().size(), "times that the log called one our own fault " + ours.all());
            figures.exactly(
                    0,
                    found.size(),
                    "findings in " + REQUESTS + " changed requests, of which the engine answered " + understood
                            + "; by status " + counts + " "
                            + found.stream().limit(3).toList());
        }
    }

    /** @return the status of the answer; 0 if there was none, which whoever says only half may expect */
    private static int judge(URI home, byte[] request, Queue<String> found, AtomicInteger understood) {
        try {
            String answer = first(answer(home, request));
            int status = statusOf(answer);
            boolean isOurs =
                    answer.contains("Content-Security-Policy: default-src 'none'"); // not of the container's pages
            if (isOurs) understood.incrementAndGet();
            boolean isFault = isOurs && status >= 500 && !FAIR.contains(status);
            boolean isTold = isOurs && INSIDE.matcher(answer).find();
            if (isFault || isTold) found.add(new String(request, StandardCharsets.UTF_8) + "\n=> " + answer);
            return status;
        } catch (IOException e) {
            found.add(new String(request, StandardCharsets.UTF_8) + "\n=> " + e);
            return 0;
        }
    }

    /** What was said too much of a request is taken for the next one, which the container answers. */
    private static String first(String answers) {
        int next = answers.indexOf("HTTP/1.1 ", 1);
        return next < 0 ? answers : answers.substring(0, next);
    }

    private static int statusOf(String answer) {
        Matcher status = STATUS.matcher(answer);
        return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
    }

    /** All that comes, until the server ends the connection. */
    private static String answer(URI home, byte[] request) throws IOException {
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            boolean isOver = false;
            try {
                socket.getOutputStream().write(request);
            } catch (IOException refused) {
                isOver = true; // What it has said before it closed is still to be read.
            }
            socket.setSoTimeout(PATIENCE_MS);
            byte[] buffer = new byte[1 << 12];
            while (true) {
                try {
                    int n = socket.getInputStream().read(buffer);
                    if (n < 0) break;
                    answer.write(buffer, 0, n);
                } catch (SocketTimeoutException quiet) {
                    if (isOver) throw new IOException("no end of the answer after " + LIMIT_MS + " ms", quiet);
                    isOver = true;
                    socket.shutdownOutput();
                    socket.setSoTimeout(LIMIT_MS);
                } catch (IOException reset) {
                    break; // closed with bytes of ours unread
                }
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** One of each kind: forms, calls, files, ranges, tickets that are known and unknown. */
    private static List<byte[]> requests(Site site) throws Exception {
        String form = "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a b.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nhello\r\n--x\r\n"
                + "Content-Disposition: form-data; name=\"files\"; filename=\"\u20ac.png\"\r\n\r\n\1\2\3\r\n--x--\r\n";
        String type = "multipart/form-data; boundary=x";
        HttpResponse<String> uploaded = site.post("gradio_api/upload", type, form);
        assertEquals(200, uploaded.statusCode(), uploaded.body());
        String path = uploaded.body().replaceAll("[\\[\\]\"]", "").split(",")[0];
        String file = "{\"path\": \"" + path + "\", \"meta\": {\"_type\": \"gradio.FileData\"}}";
        String json = "application/json";
        String join = "{\"data\": [\"a\", 1], \"fn_index\": 0, \"session_hash\": \"s\", \"trigger_id\": null}";
        String mcp = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\", \"params\": {}}";
        return List.of(
                post(site, "gradio_api/upload?upload_id=u", type, form),
                post(site, "gradio_api/queue/join?", json, join),
                post(site, "gradio_api/run/direct", json, "{\"data\": [\"a\\u20ac\"]}"),
                post(site, "gradio_api/run/file", json, "{\"data\": [" + file + "]}"),
                post(site, "gradio_api/call/text", json, "{\"data\": [\"a\", 1]}"),
                post(site, "gradio_api/call/v2/text", json, "{\"text\": \"a\", \"n\": 1}"),
                post(
                        site,
                        "gradio_api/cancel",
                        json,
                        "{\"session_hash\": \"s\", \"fn_index\": 0, \"event_id\": \"e\"}"),
                post(site, "gradio_api/reset", json, "{\"event_id\": \"e\"}"),
                post(site, "gradio_api/mcp", json, mcp),
                post(site, "login", "application/x-www-form-urlencoded", "username=a&password=b%20c"),
                get(site, "gradio_api/file=" + path, "Range: bytes=1-3\r\nIf-None-Match: \"a\"\r\n"),
                get(site, "gradio_api/file=" + path, "Range: bytes=0-0,2-2\r\n"),
                get(site, "gradio_api/call/text/none", "Accept: text/event-stream\r\n"),
                get(site, "gradio_api/upload_progress?upload_id=none", ""),
                get(site, "gradio_api/info?serialize=true", "Accept-Language: de, en;q=0.5\r\n"),
                get(site, "config", "Cookie: a=b; c=\"d\"\r\nX-Forwarded-For: 1.2.3.4\r\n"),
                get(site, "gradio_api/docs", "Accept: text/html\r\n"));
    }

    private static byte[] post(Site site, String path, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "Content-Type: " + type + "\r\nContent-Length: " + bytes.length + "\r\n";
        return request("POST", site, path, head, body);
    }

    private static byte[] get(Site site, String path, String head) {
        return request("GET", site, path, head, "");
    }

    private static byte[] request(String method, Site site, String path, String head, String body) {
        URI home = site.home();
        String all = method + " " + home.getRawPath() + path + " HTTP/1.1\r\nHost: " + home.getAuthority()
                + "\r\nConnection: close\r\n" + head + "\r\n" + body;
        return all.getBytes(StandardCharsets.UTF_8);
    }
}
