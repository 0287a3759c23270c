package served;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests that no HTTP client would send, on a connection of their own: containers close it after them, with or without saying so. */
public final class Wire {
    /** A hang guard. */
    static final int SILENCE_MILLIS = 5_000;

    private static final byte[] NOTHING = {};

    private Wire() {}

    /** The status of {@code GET <context path>/<path>}, sent exactly as it stands. */
    static int status(URI home, String path) throws IOException {
        Reply reply = ask(home, "GET", home.getRawPath() + path, List.of(), NOTHING);
        if (reply == Reply.NONE) throw new IOException("no answer to " + path);
        return reply.status();
    }

    public static Reply get(URI home, String path, String... headers) throws IOException {
        return ask(home, "GET", home.getRawPath() + path, List.of(headers), NOTHING);
    }

    /**
     * The answer to a request whose target is sent exactly as it stands.
     *
     * @param headers whole lines; {@code Host} and {@code Content-Length} are added where they are missing
     */
    static Reply ask(URI server, String method, String target, List<String> headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(line -> line.startsWith("Host:"))) {
            head.append("Host: ").append(server.getAuthority()).append("\r\n");
        }
        boolean chunked = headers.stream().anyMatch(line -> line.startsWith("Transfer-Encoding:"));
        if (body.length > 0 && !chunked)
            head.append("Content-Length: ").append(body.length).append("\r\n");
        for (String line : headers) head.append(line).append("\r\n");
        head.append("Connection: close\r\n\r\n");
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(SILENCE_MILLIS);
            send(socket, head.toString().getBytes(StandardCharsets.ISO_8859_1), body);
            return read(socket);
        }
    }

    /** A server that has had enough may answer and close before it was sent everything. */
    private static void send(Socket socket, byte[] head, byte[] body) throws IOException {
        socket.getOutputStream().write(head);
        try {
            socket.getOutputStream().write(body);
        } catch (IOException refused) {
            // its answer, if there is one, is still to be read
        }
    }

    private static Reply read(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        try {
            for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) all.write(buffer, 0, n);
        } catch (java.net.SocketTimeoutException e) {
            throw e;
        } catch (IOException reset) {
            // what came before it counts
        }
        return Reply.of(all.toByteArray());
    }
}
