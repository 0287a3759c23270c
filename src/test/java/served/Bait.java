package served;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A host that nobody has business with: it writes down who comes, answers with the secret and gives a cookie away. */
final class Bait implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> visits = new CopyOnWriteArrayList<>();
    private final byte[] answer;

    Bait(String secret) throws IOException {
        answer =
                ("HTTP/1.1 200 OK\r\nSet-Cookie: visitor=first\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: "
                                + secret.length() + "\r\n\r\n" + secret)
                        .getBytes(StandardCharsets.US_ASCII);
        Thread thread = new Thread(this::serve, "bait");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket visitor = door.accept()) {
                visits.add("a connection");
                visitor.setSoTimeout(1_000);
                visits.set(visits.size() - 1, head(visitor));
                visitor.getOutputStream().write(answer);
            } catch (IOException gone) {
                // a probe, or the end of the test
            }
        }
    }

    private static String head(Socket visitor) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        for (String line; (line = in.readLine()) != null && !line.isEmpty(); )
            head.append(line).append('\n');
        return head.toString();
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /** The head of each request that came. */
    List<String> visits() {
        return List.copyOf(visits);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
