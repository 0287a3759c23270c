package textbehindimage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Says where the page is, once the server really answers; the first request also warms it up. */
final class Ready {
    private static final int TRIES = 600;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Thread thread;

    private Ready(Thread thread) {
        this.thread = thread;
    }

    static Ready announce(String address) {
        Thread thread = new Thread(() -> await(address), "tbi-ready");
        thread.setDaemon(true);
        thread.start();
        return new Ready(thread);
    }

    void stop() {
        thread.interrupt();
    }

    private static void await(String address) {
        HttpRequest config =
                HttpRequest.newBuilder(URI.create(address + "config")).build();
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < TRIES; i++) {
            try {
                if (client.send(config, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    System.out.println("\nOpen " + address + "\n");
                    return;
                }
                Thread.sleep(PAUSE.toMillis());
            } catch (IOException notYet) {
                if (!pause()) return;
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
