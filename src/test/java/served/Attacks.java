package served;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** The ways of the {@link Advisories}. Texts may hold what {@link Prey#filled} fills in. */
final class Attacks {
    private static final int[] REFUSED = {400, 403, 404, 405};
    private static final byte[] NOTHING = {};

    private Attacks() {}

    /** A path, sent as it stands, that must be refused; {@code {up}} is a file that was uploaded, {@code {updir}} its folder. */
    static Attack get(String path) {
        return ask("GET", path, REFUSED);
    }

    static Attack get(String path, int... allowed) {
        return ask("GET", path, allowed);
    }

    static Attack head(String path) {
        return ask("HEAD", path, REFUSED);
    }

    static Attack ask(String method, String path, int[] allowed, String... headers) {
        return new Attack(method + " " + path + " " + String.join(", ", headers), prey -> {
            String up = path.contains("{up") ? prey.site().upload("x.png", NOTHING) : "";
            String filled = prey.filled(path)
                    .replace("{updir}", up.substring(0, up.indexOf('/') + 1))
                    .replace("{up}", up);
            List<String> lines = Arrays.stream(headers).map(prey::filled).toList();
            Site site = prey.site();
            Watch watch = new Watch(prey);
            return watch.harm(
                    Wire.ask(site.home(), method, site.home().getRawPath() + filled, lines, NOTHING), allowed);
        });
    }

    static Attack locked(String path) {
        return new Attack("GET " + path + " without a login", prey -> {
            Reply reply = Wire.get(prey.locked().home(), path);
            return reply.status() == 401 ? Optional.empty() : Optional.of("answers " + reply);
        });
    }

    static Attack post(String path, String json) {
        return new Attack("POST " + path + " " + json, prey -> {
            Watch watch = new Watch(prey);
            byte[] body = prey.filled(json).getBytes(StandardCharsets.UTF_8);
            List<String> type = List.of("Content-Type: application/json");
            return watch.harm(Wire.ask(prey.site().home(), "POST", "/" + path, type, body), REFUSED);
        });
    }

    /** Nobody may tell by the answer whether a file exists. */
    static Attack sameAnswer(String file, String other) {
        return new Attack("file=" + file + " and file=" + other, prey -> {
            String one = answer(prey, prey.filled(file));
            String two = answer(prey, prey.filled(other));
            return one.equals(two) ? Optional.empty() : Optional.of("answers " + one + " and " + two);
        });
    }

    /** What is answered for a file, without its name. */
    private static String answer(Prey prey, String file) throws IOException {
        Reply reply = Wire.get(prey.site().home(), "gradio_api/file=" + file);
        return reply.status() + " " + reply.text().replace(file, "");
    }

    /** A request of a page of another origin, with the visitor's cookie; reading is harmless as long as the page is not let see it. */
    static Attack foreign(String method, String origin, String... headers) {
        int[] allowed = method.equals("GET") ? new int[] {200, 403, 421} : new int[] {403, 421};
        List<String> lines = new ArrayList<>(List.of("Cookie: session=1", "Origin: " + origin));
        lines.addAll(List.of(headers));
        String path = method.equals("GET") ? "config" : "gradio_api/cancel";
        return ask(method, path, allowed, lines.toArray(String[]::new));
    }

    static Attack upload(String origin) {
        return new Attack("upload from a page of " + origin, prey -> {
            List<Path> before = prey.written();
            HttpResponse<String> answer = prey.site()
                    .send(Multipart.of("files", "x.png", "x".getBytes(StandardCharsets.US_ASCII))
                            .to(prey.site())
                            .header("Origin", origin));
            if (answer.headers().map().keySet().stream().anyMatch(name -> name.startsWith("access-control")))
                return Optional.of("lets the page read");
            if (!prey.written().equals(before)) return Optional.of("keeps the file");
            return answer.statusCode() == 403 ? Optional.empty() : Optional.of("answers " + answer.statusCode());
        });
    }

    /** A file argument that names none of the server's files. */
    static Attack file(String fileData) {
        return refused("same", fileData);
    }

    /** An argument that the endpoint must not get to see. */
    static Attack refused(String endpoint, String json) {
        return called(endpoint, json, (sent, result) -> result.map(taken -> "takes it: " + taken));
    }

    /** A value that only looks like a file or an address: it must come back as it went in. */
    static Attack echoed(String endpoint, String json) {
        return called(endpoint, json, (sent, result) -> {
            if (result.isEmpty()) return Optional.of("does not take it");
            for (JsonNode value : result.get()) if (!value.equals(sent)) return Optional.of("makes of it: " + value);
            return Optional.empty();
        });
    }

    private interface Judge {
        Optional<String> harm(JsonNode sent, Optional<JsonNode> result);
    }

    private static Attack called(String endpoint, String json, Judge judge) {
        return new Attack(endpoint + " " + json, prey -> {
            Watch watch = new Watch(prey);
            JsonNode sent = Answers.read(prey.filled(json));
            Optional<JsonNode> result = result(prey, endpoint, sent);
            Optional<String> harm = watch.harm();
            return harm.isPresent() ? harm : judge.harm(sent, result);
        });
    }

    /** The values of a call that succeeded; empty if it was refused, or failed. */
    private static Optional<JsonNode> result(Prey prey, String endpoint, JsonNode argument) throws Exception {
        Site site = prey.site();
        Visitor visitor = site.visitor();
        ArrayNode data = Answers.list();
        data.add(argument);
        HttpResponse<String> answer = visitor.tryJoin(site.fnIndex(endpoint), data);
        if (answer.statusCode() / 100 == 4) return Optional.empty();
        Answers.json(200, answer);
        try (Frames frames = visitor.listen()) {
            JsonNode completed = frames.await("process_completed");
            return completed.get("success").asBoolean() ? Optional.of(completed.at("/output/data")) : Optional.empty();
        }
    }

    /** The name of an upload must not become a path, nor the name of a stream of another file. */
    static Attack named(String endpoint, String origName) {
        return new Attack(endpoint + " of a file that is called " + origName, prey -> {
            String path = prey.site().upload("x.png", new byte[] {1});
            JsonNode file = Answers.fileData(path).put("orig_name", origName);
            JsonNode result = result(prey, endpoint, file).orElseThrow();
            String secret = Files.readString(prey.secret());
            if (!secret.equals(Prey.SECRET)) {
                Files.writeString(prey.secret(), Prey.SECRET);
                return Optional.of("writes over a file that is not its own");
            }
            return plain(result.at("/0/path").asText());
        });
    }

    static Attack uploaded(String name) {
        return new Attack("upload of " + name, prey -> plain(prey.site().upload(name, NOTHING)));
    }

    private static Optional<String> plain(String path) {
        return path.matches("[0-9a-f]{32}/[A-Za-z0-9_-][A-Za-z0-9._-]*")
                ? Optional.empty()
                : Optional.of("keeps it as " + path);
    }

    /** What a browser could take for a page or a script must come back as something to save, whatever it is called. */
    static Attack stored(String name, String content) {
        return new Attack("upload of " + name, prey -> {
            Site site = prey.site();
            String path = site.upload(name, content.getBytes(StandardCharsets.UTF_8));
            Reply reply = Wire.get(site.home(), "gradio_api/file=" + path);
            boolean safe = reply.status() == 200
                    && reply.header("Content-Type").equals("application/octet-stream")
                    && reply.header("Content-Disposition").startsWith("attachment")
                    && reply.header("X-Content-Type-Options").equals("nosniff")
                    && reply.header("Content-Security-Policy").contains("sandbox");
            return safe ? Optional.empty() : Optional.of("answers " + reply);
        });
    }

    /** Whoever opens the pipe ends the process that writes into it. */
    static Attack pipe() {
        return new Attack("same of a pipe", prey -> {
            Path folder = Files.createDirectories(prey.store().resolve("f".repeat(32)));
            Path pipe = folder.resolve("pipe.png");
            new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
            Process writer = new ProcessBuilder("sh", "-c", "echo x > '" + pipe + "'").start();
            try {
                Optional<JsonNode> result = result(prey, "same", Answers.fileData("f".repeat(32) + "/pipe.png"));
                boolean opened = result.isPresent() || writer.waitFor(100, TimeUnit.MILLISECONDS);
                return opened ? Optional.of("opens it") : Optional.empty();
            } finally {
                writer.destroyForcibly();
                Files.delete(pipe);
            }
        });
    }

    /** Gradio logged each character after the last boundary; an answer must come at once, whatever it is. */
    static Attack dashes(int count) {
        return new Attack("upload with " + count + " dashes after the boundary", prey -> {
            byte[] body = ("--x" + "-".repeat(count) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            List<Path> before = prey.written();
            try {
                List<String> type = List.of("Content-Type: multipart/form-data; boundary=x");
                Reply reply = Wire.ask(prey.site().home(), "POST", "/gradio_api/upload", type, body);
                if (reply.status() / 100 == 5) return Optional.of("answers " + reply);
            } catch (SocketTimeoutException e) {
                return Optional.of("is busy with it");
            }
            return prey.written().equals(before) ? Optional.empty() : Optional.of("keeps a file");
        });
    }

    /** A body that is small only as long as nobody unpacks it. */
    static Attack packed(int size) {
        return new Attack("join with " + size + " bytes, packed", prey -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write("{\"fn_index\":3,\"session_hash\":\"s\",\"data\":[\"".getBytes(StandardCharsets.US_ASCII));
                byte[] chunk = "0".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                for (int left = size; left > 0; left -= chunk.length) out.write(chunk);
                out.write("\"]}".getBytes(StandardCharsets.US_ASCII));
            }
            List<String> headers = List.of("Content-Type: application/json", "Content-Encoding: gzip");
            Reply reply = Wire.ask(prey.site().home(), "POST", "/gradio_api/queue/join", headers, packed.toByteArray());
            return reply.status() == 415 || reply.status() == 413 ? Optional.empty() : Optional.of("answers " + reply);
        });
    }

    /** The text of a call must not lie in a file where a spreadsheet would take it for a formula. */
    static Attack formula() {
        String formula = "=cmd|' /C calc'!A0";
        return new Attack("echo " + formula, prey -> {
            result(prey, "echo", Answers.read("\"" + formula + "\""));
            for (Path file : prey.written())
                if (Files.readString(file, StandardCharsets.ISO_8859_1).matches("(?s)(.*[,;\t\n])?\"?=cmd.*"))
                    return Optional.of("is a cell of " + file);
            return Optional.empty();
        });
    }

    /** Two errands of two visitors: what the first was given must not be shown for the second. */
    static Attack cookies() {
        return new Attack("two visitors name addresses of one host", prey -> {
            Watch watch = new Watch(prey);
            for (int i = 0; i < 2; i++)
                result(prey, "same", Answers.fileData("http://" + prey.bait().address() + "/" + i));
            boolean shared = prey.bait().visits().stream().anyMatch(head -> head.contains("visitor=first"));
            return shared ? Optional.of("shows the cookie of one for the other") : watch.harm();
        });
    }

    /** Gradio's own test of it: one who lies about the host, ten who must not hear of it, thirty rounds. */
    static Attack race() {
        return new Attack("one with X-Forwarded-Host, ten without, 30 rounds", prey -> {
            ExecutorService threads = Executors.newFixedThreadPool(11);
            try {
                List<Callable<Boolean>> visitors = new ArrayList<>();
                visitors.add(() -> hearsOfEvil(prey, "X-Forwarded-Host: evil.example"));
                for (int i = 0; i < 10; i++) visitors.add(() -> hearsOfEvil(prey, "X-Visitor: honest"));
                List<Future<Boolean>> all = threads.invokeAll(visitors);
                for (Future<Boolean> honest : all.subList(1, all.size()))
                    if (honest.get()) return Optional.of("tells others of the attacker's host");
                return Optional.empty();
            } finally {
                threads.shutdownNow();
            }
        });
    }

    private static boolean hearsOfEvil(Prey prey, String header) throws IOException {
        boolean heard = false;
        for (int round = 0; round < 30; round++)
            heard |= Wire.get(prey.site().home(), "config", header).text().contains("evil");
        return heard;
    }

    /** A redirection that leads away. */
    static Attack away(String method, String path) {
        return new Attack(method + " " + path, prey -> {
            Reply reply = Wire.ask(prey.site().home(), method, "/" + path, List.of(), NOTHING);
            return reply.header("Location").isEmpty() ? Optional.empty() : Optional.of("answers " + reply);
        });
    }

    /** An open and a closed port of this machine must look the same. */
    static Attack ports() {
        return new Attack("file= of an open and of a closed port", prey -> {
            Watch watch = new Watch(prey);
            Reply open = Wire.get(
                    prey.site().home(), "gradio_api/file=http://" + prey.bait().address() + "/");
            Reply closed = Wire.get(prey.site().home(), "gradio_api/file=http://127.0.0.1:1/");
            if (open.status() != closed.status()) return Optional.of("answers " + open + " and " + closed);
            return watch.harm(open, REFUSED);
        });
    }
}
