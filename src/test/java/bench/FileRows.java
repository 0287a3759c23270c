package bench;

import containers.ContainerKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reliability.JavaMonitor;

/** A file of 100 MB goes in and comes back, here and there in turns; the best of some turns, since others use the machine too. */
final class FileRows {
    private static final int SIZE = 100_000_000;
    private static final int TURNS = 5;
    private static final byte[] BLOCK = new byte[1 << 16];
    private static final String BOUNDARY = "----bench";
    private static final byte[] HEAD = ("--" + BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.bin\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAIL = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    private static final double MB = 1e6;
    private static final double NANOS = 1e9;

    private final Servers servers;
    private final Table table;

    FileRows(Servers servers, Table table) {
        this.servers = servers;
        this.table = table;
    }

    /** Is called when half of a file is on its way. */
    @FunctionalInterface
    private interface Halfway {
        void look() throws Exception;
    }

    /** The best rates, in MB a second. */
    private static final class Rates {
        private double up;
        private double down;

        private void turn(Target target) throws Exception {
            long start = System.nanoTime();
            String path = upload(target, () -> {});
            up = Math.max(up, SIZE / MB / ((System.nanoTime() - start) / NANOS));
            start = System.nanoTime();
            download(target, path, () -> {});
            down = Math.max(down, SIZE / MB / ((System.nanoTime() - start) / NANOS));
        }
    }

    void measure() throws Exception {
        for (int i = 0; i < BLOCK.length; i++) BLOCK[i] = (byte) (i * 31);
        try (Target ours = servers.ours(ContainerKind.JETTY);
                Target peer = servers.hasPeer() ? servers.peer() : null) {
            Rates own = new Rates();
            Rates other = new Rates();
            for (int i = 0; i < TURNS; i++) {
                own.turn(ours);
                if (peer != null) other.turn(peer);
            }
            rows("upload of 100 MB, MB a second", 336, own.up, peer == null ? null : other.up);
            rows("download of 100 MB, MB a second", 371, own.down, peer == null ? null : other.down);
            heap(ours);
        }
    }

    private void rows(String figure, double limit, double ours, @Nullable Double peer) {
        table.atLeast(limit, figure, ours, peer);
        table.atLeastTimes(1, figure, ours, peer);
    }

    private void heap(Target ours) throws Exception {
        JavaMonitor monitor = new JavaMonitor(ours.process());
        long before = monitor.liveBytes();
        List<Long> halfway = new ArrayList<>();
        String path = upload(ours, () -> halfway.add(monitor.liveBytes()));
        download(ours, path, () -> halfway.add(monitor.liveBytes()));
        table.atMost(16, "upload of 100 MB, MB of heap halfway", (halfway.get(0) - before) / MB, null);
        table.atMost(16, "download of 100 MB, MB of heap halfway", (halfway.get(1) - before) / MB, null);
    }

    /** @return the path of the stored file */
    private static String upload(Target target, Halfway halfway) throws Exception {
        try (Socket socket = connect(target)) {
            OutputStream out = socket.getOutputStream();
            String type = "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nConnection: close\r\n";
            out.write(target.post("upload", type, HEAD.length + (long) SIZE + TAIL.length));
            out.write(HEAD);
            for (int left = SIZE, n; left > 0; left -= n) {
                n = Math.min(left, BLOCK.length);
                if (left > SIZE / 2 && left - n <= SIZE / 2) halfway.look();
                out.write(BLOCK, 0, n);
            }
            out.write(TAIL);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!answer.startsWith("HTTP/1.1 200")) throw new IOException(answer);
            return answer.substring(answer.indexOf("[\"") + 2, answer.lastIndexOf("\"]"));
        }
    }

    private static void download(Target target, String path, Halfway halfway) throws Exception {
        try (Socket socket = connect(target)) {
            socket.getOutputStream().write(target.get("file=" + path));
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[1 << 18];
            boolean looked = false;
            for (long read = 0, n; read < SIZE; read += n) {
                n = in.read(buffer);
                if (n < 0) throw new IOException("ended after " + read + " bytes");
                if (read == 0 && !new String(buffer, 0, 12, StandardCharsets.US_ASCII).equals("HTTP/1.1 200"))
                    throw new IOException(new String(buffer, 0, (int) n, StandardCharsets.US_ASCII));
                if (read > SIZE / 2 && !looked) {
                    looked = true;
                    halfway.look();
                }
            }
        }
    }

    private static Socket connect(Target target) throws IOException {
        return new Socket(target.address().getAddress(), target.address().getPort());
    }
}
