package bench;

import containers.ContainerKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The two steps of curl users: how long the answer's stream stays open behind the result. */
final class TwoStepRows {
    private static final int CALLS = 50;

    private final Servers servers;
    private final Table table;

    TwoStepRows(Servers servers, Table table) {
        this.servers = servers;
        this.table = table;
    }

    void measure() throws Exception {
        try (Target ours = servers.ours(ContainerKind.JETTY);
                Target peer = servers.hasPeer() ? servers.peer() : null) {
            double own = longestTail(ours);
            Double other = peer == null ? null : longestTail(peer);
            table.atMost(100, "/call: ms from the result to the end of the stream, longest of 50", own, other);
        }
    }

    private static double longestTail(Target target) throws IOException {
        double longest = 0;
        for (int i = 0; i < CALLS; i++) longest = Math.max(longest, tail(target));
        return longest;
    }

    private static double tail(Target target) throws IOException {
        String posted = exchange(target, target.postJson("call/noop", "{\"data\":[\"x\"]}"), "event_id").line;
        int id = posted.indexOf("event_id\":\"") + "event_id\":\"".length();
        return exchange(target, target.get("call/noop/" + posted.substring(id, id + 32)), "event: complete").millis;
    }

    /** The line that was looked for, and how long after it the answer was whole. */
    private record Tail(String line, double millis) {}

    private static Tail exchange(Target target, byte[] request, String wanted) throws IOException {
        try (Socket socket =
                new Socket(target.address().getAddress(), target.address().getPort())) {
            socket.getOutputStream().write(closing(request));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            @Nullable String found = null;
            long at = 0;
            for (String line; (line = in.readLine()) != null; ) {
                if (!line.contains(wanted)) continue;
                found = line;
                at = System.nanoTime();
            }
            if (found == null) throw new IOException("no " + wanted);
            return new Tail(found, (System.nanoTime() - at) / 1e6);
        }
    }

    private static byte[] closing(byte[] request) {
        return new String(request, StandardCharsets.US_ASCII)
                .replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
