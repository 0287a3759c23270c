package served;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests that no HTTP client would send, on a connection of their own: containers close it after them, with or without saying so. */
final class Wire {
    private Wire() {}

    /** The status of {@code GET <context path>/<path>}, sent exactly as it stands. */
    static int status(URI home, String path) throws IOException {
        try (Socket socket = new Socket(home.getHost(), home.getPort())) {
            String request = "GET " + home.getRawPath() + path + " HTTP/1.1\r\nHost: " + home.getAuthority()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String line = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            if (line == null) throw new IOException("no answer to " + path);
            return Integer.parseInt(line.split(" ")[1]);
        }
    }
}
