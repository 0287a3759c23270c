package gradio.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Another server on this machine, which answers byte for byte what a test wants and remembers what it was asked. */
public final class Origin implements AutoCloseable {
    /** What is said to one who asks; the connection is closed when it returns. */
    @FunctionalInterface
    public interface Script {
        void answer(String request, OutputStream out) throws Exception;
    }

    private static final long LIMIT_S = 50;

    private final ServerSocket listening;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);

    public Origin(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    Origin(ServerSocket listening, Script script) {
        this.listening = listening;
        this.script = script;
        start(this::listen);
    }

    /** One that gives {@code body} to all. */
    public static Origin of(byte[] body) throws IOException {
        return new Origin((request, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        });
    }

    /** One that says this. */
    static Origin saying(String answer) throws IOException {
        return new Origin((request, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** One that says this and then nothing more, until the other side goes. */
    public static Origin holding(String beginning) throws IOException {
        return new Origin((request, out) -> {
            out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Thread.sleep(Long.MAX_VALUE);
        });
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "origin");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
            StringBuilder request = new StringBuilder();
            for (String line; (line = lines.readLine()) != null && !line.isEmpty(); )
                request.append(line).append('\n');
            requests.add(request.toString());
            asked.countDown();
            Thread answering = Thread.currentThread();
            start(() -> {
                try {
                    while (in.read() >= 0) {} // what comes now is the end
                } catch (IOException gone) {
                    // as good an end
                }
                left.countDown();
                answering.interrupt();
            });
            script.answer(request.toString(), socket.getOutputStream());
        } catch (Exception e) {
            left.countDown();
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    public String url(String scheme, String host, String path) {
        return scheme + "://" + host + ":" + port() + path;
    }

    List<String> requests() {
        return requests;
    }

    public int connections() {
        return connections.get();
    }

    public void awaitRequest() throws InterruptedException {
        if (!asked.await(LIMIT_S, TimeUnit.SECONDS)) throw new AssertionError("nobody has asked");
    }

    /** Waits until somebody who asked has gone. */
    public void awaitLeave() throws InterruptedException {
        if (!left.await(LIMIT_S, TimeUnit.SECONDS)) throw new AssertionError("the connection is still open");
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
