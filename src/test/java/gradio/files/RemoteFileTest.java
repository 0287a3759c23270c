package gradio.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name leads to this machine; the one called inside counts as an address that is not public. */
class RemoteFileTest {
    private static final String UNREACHABLE =
            "The file at %s could not be fetched: only public addresses of the Internet are"
                    + " asked, and this one is none or gives no proper answer.";
    private static final int LIMIT = 1000;

    @TempDir
    Path temporary;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<String> lookedUp = new ArrayList<>();
    private final Deque<String> answers =
            new ArrayDeque<>(); // Of the look-ups, as whom; the name itself if there is none.
    private SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    private Patience patience = Patience.USUAL;
    private FileStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileStore(temporary.resolve("store"));
    }

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        lookedUp.add(host);
        if (host.equals("nowhere.example")) throw new UnknownHostException(host);
        String as = answers.isEmpty() ? host : answers.remove();
        InetAddress here =
                InetAddress.getByAddress(as, InetAddress.getLoopbackAddress().getAddress());
        if (!as.equals("half.example")) return new InetAddress[] {here};
        return new InetAddress[] {here, InetAddress.getByAddress("inside.example", here.getAddress())};
    }

    private RemoteFile remote() {
        Reach reach =
                new Reach(this::lookUp, address -> !address.getHostName().equals("inside.example"), port -> true, tls);
        return new RemoteFile(store, LIMIT, reach, patience, timer);
    }

    private byte[] fetch(String url) throws IOException {
        RemoteFile remote = remote();
        RemoteFile.Wanted wanted = remote.want(url);
        try (Download download = remote.start()) {
            download.fetch(wanted);
        }
        return Files.readAllBytes(wanted.file());
    }

    private String failure(String url) throws IOException {
        List<Path> before = stored();
        String message = assertThrows(IOException.class, () -> fetch(url)).getMessage();
        assertEquals(before, stored(), "nothing remains of " + url);
        return message;
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> all = Files.list(store.root())) {
            return all.toList();
        }
    }

    private String failureOf(String answer) throws IOException {
        try (Origin origin = Origin.saying(answer)) {
            return failure(origin.url("http", "photos.example", "/a.png"));
        }
    }

    private static Patience silence(Duration pause) {
        return new Patience(Duration.ofSeconds(5), pause, Duration.ofSeconds(50), Duration.ofSeconds(50), 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aFileIsBroughtToItsReservedPlace() throws IOException {
        try (Origin origin = Origin.of(bytes("photo"))) {
            RemoteFile remote = remote();
            RemoteFile.Wanted wanted = remote.want(origin.url("http", "photos.example", "/b/My%20Photo.JPG?size=1"));
            assertEquals("My Photo.JPG", wanted.name());
            assertTrue(wanted.file().endsWith("My_Photo.JPG"), wanted::toString);
            assertEquals(0, origin.connections());
            try (Download download = remote.start()) {
                download.fetch(wanted);
            }
            assertArrayEquals(bytes("photo"), Files.readAllBytes(wanted.file()));
            Path inStore = store.root().relativize(wanted.file());
            assertEquals(
                    wanted.file(),
                    store.find(inStore.toString().replace('\\', '/'), null).orElseThrow());
        }
    }

    @Test
    void theRequestTellsNothingOfAnybodyAndKeepsNoCookie() throws IOException {
        try (Origin origin = Origin.saying("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 1\r\n\r\nx")) {
            String url = origin.url("http", "Photos.Example.", "/a.png?b=c#d");
            fetch(url);
            fetch(url);
            String request = "GET /a.png?b=c HTTP/1.1\nHost: photos.example:" + origin.port()
                    + "\nUser-Agent: gradio\nAccept: */*\nAccept-Encoding: identity\nConnection: close\n";
            assertEquals(List.of(request, request), origin.requests());
            assertEquals(2, origin.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nphoto and more",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nph\r\n3;x=y\r\noto\r\n0\r\nA: b\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\nphoto",
                "HTTP/1.0 200 OK\r\n\r\nphoto",
                "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Encoding: identity\r\n\r\nphoto"
            })
    void theBodyMayBeFramedInAnyWay(String answer) throws IOException {
        try (Origin origin = Origin.saying(answer)) {
            assertArrayEquals(bytes("photo"), fetch(origin.url("http", "photos.example", "/a.png")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n%1001s",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n%1001s\r\n0\r\n\r\n"
            })
    void aFileOverTheLimitIsRefusedHoweverItsLengthIsTold(String answer) throws IOException {
        assertEquals("File size exceeded maximum allowed size of 1000 bytes.", failureOf(String.format(answer, "x")));
    }

    @Test
    void aFileOfTheVeryLimitIsTaken() throws IOException {
        try (Origin origin = Origin.saying("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(LIMIT))) {
            assertEquals(LIMIT, fetch(origin.url("http", "photos.example", "/a.png")).length);
        }
    }

    @Test
    void whatBreaksOffIsNoFile() throws IOException {
        String reason = "The file at photos.example could not be fetched: its server breaks off.";
        assertEquals(reason, failureOf("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nph"));
        assertEquals(reason, failureOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nph"));
    }

    @Test
    void anAnswerWithoutAFileIsToldByItsStatus() throws IOException {
        String reason = "The file at photos.example could not be fetched: its server answers ";
        assertEquals(reason + "404.", failureOf("HTTP/1.1 404 No Secret\r\nContent-Length: 1\r\n\r\nx"));
        assertEquals(reason + "204.", failureOf("HTTP/1.1 204 No Content\r\n\r\n"));
        assertEquals(reason + "302.", failureOf("HTTP/1.1 302 Found\r\n\r\n"));
        assertEquals(
                reason + "in an encoding that was not asked for.",
                failureOf("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nx"));
    }

    /** Whoever may not know what listens where must not learn it here. */
    @Test
    void oneTextForPrivateUnknownClosedAndForeign() throws Exception {
        patience = silence(Duration.ofMillis(200)); // of a web server that is talked to in TLS
        assertEquals(String.format(UNREACHABLE, "nowhere.example"), failure("http://nowhere.example/"));
        try (Origin trap = Origin.of(bytes("secret"))) {
            assertEquals(
                    String.format(UNREACHABLE, "inside.example"), failure(trap.url("http", "inside.example", "/")));
            assertEquals(String.format(UNREACHABLE, "half.example"), failure(trap.url("http", "half.example", "/")));
            assertEquals(0, trap.connections());
        }
        int closed;
        try (ServerSocket free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        String photos = String.format(UNREACHABLE, "photos.example");
        assertEquals(photos, failure("http://photos.example:" + closed + "/"));
        assertEquals(photos, failure("https://photos.example:" + closed + "/"));
        for (String noWeb : List.of("SSH-2.0-OpenSSH_9.6\r\n", "", "\0\1\2", "HTTP/3 200 OK\r\n\r\n"))
            assertEquals(photos, failureOf(noWeb), noWeb);
        try (Origin plain = Origin.of(bytes("x"))) {
            assertEquals(photos, failure(plain.url("https", "photos.example", "/")));
        }
    }

    @Test
    void aHeadWithoutEndIsNotReadForEver() throws IOException {
        assertEquals(
                String.format(UNREACHABLE, "photos.example"),
                failureOf("HTTP/1.1 200 OK\r\nA: " + "a".repeat(10_000) + "\r\n\r\nx"));
        assertEquals(
                String.format(UNREACHABLE, "photos.example"),
                failureOf("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(200) + "\r\nx"));
    }

    @Test
    void aNameIsLookedUpOnceAndWhatWasCheckedIsConnectedTo() throws IOException {
        answers.addAll(List.of("photos.example", "inside.example"));
        try (Origin origin = Origin.of(bytes("photo"))) {
            String url = origin.url("http", "rebound.example", "/");
            assertArrayEquals(bytes("photo"), fetch(url));
            assertEquals(List.of("rebound.example"), lookedUp);
            assertEquals(String.format(UNREACHABLE, "rebound.example"), failure(url));
            assertEquals(1, origin.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreFollowed(int status) throws IOException {
        try (Origin target = Origin.of(bytes("photo"));
                Origin origin = Origin.saying("HTTP/1.1 " + status + " Elsewhere\r\nLocation: "
                        + target.url("http", "other.example", "/b") + "\r\nContent-Length: 99\r\n\r\n")) {
            assertArrayEquals(bytes("photo"), fetch(origin.url("http", "photos.example", "/a")));
        }
    }

    @Test
    void aRedirectToAPrivateAddressIsRefusedBeforeAnybodyIsAsked() throws IOException {
        try (Origin trap = Origin.of(bytes("secret"))) {
            assertEquals(
                    String.format(UNREACHABLE, "photos.example"),
                    failureOf(
                            "HTTP/1.1 302 Found\r\nLocation: " + trap.url("http", "inside.example", "/") + "\r\n\r\n"));
            assertEquals(0, trap.connections());
        }
    }

    @Test
    void aHostIsCheckedAgainAtEachRedirect() throws IOException {
        answers.addAll(List.of("photos.example", "inside.example"));
        try (Origin origin = Origin.saying("HTTP/1.1 302 Found\r\nLocation: /again\r\n\r\n")) {
            assertEquals(
                    String.format(UNREACHABLE, "photos.example"), failure(origin.url("http", "photos.example", "/")));
            assertEquals(1, origin.connections());
        }
    }

    @Test
    void redirectsEndAfterFive() throws IOException {
        try (Origin circle = Origin.saying("HTTP/1.1 302 Found\r\nLocation: /a\r\n\r\n")) {
            assertEquals(
                    "The file at photos.example could not be fetched: its server redirects more than 5 times.",
                    failure(circle.url("http", "photos.example", "/a")));
            assertEquals(6, circle.connections());
        }
    }

    @Test
    void aSilentServerIsGivenUp() throws Exception {
        patience = silence(Duration.ofMillis(100));
        try (Origin head = Origin.holding("HTTP/1.1 200")) {
            assertEquals(
                    String.format(UNREACHABLE, "photos.example"), failure(head.url("http", "photos.example", "/")));
            head.awaitLeave();
        }
        patience = silence(Duration.ofSeconds(1)); // The head has to come in time.
        try (Origin body = Origin.holding("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx")) {
            assertEquals(
                    "The file at photos.example could not be fetched: its server breaks off.",
                    failure(body.url("http", "photos.example", "/")));
            body.awaitLeave();
        }
    }

    /** One byte now and then keeps every other limit from striking. */
    @Test
    void aDrippingServerIsGivenUp() throws IOException {
        Origin.Script drip = (request, out) -> {
            out.write(bytes("HTTP/1.1 200 OK\r\n\r\n"));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(5);
            }
        };
        patience = new Patience(
                Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(50), Duration.ofMillis(50), 10_000);
        try (Origin origin = new Origin(drip)) {
            assertEquals(
                    "The file at photos.example could not be fetched: its server sends too slowly.",
                    failure(origin.url("http", "photos.example", "/")));
        }
        patience = new Patience(
                Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(50), 1);
        try (Origin origin = new Origin(drip)) {
            assertEquals(
                    "The file at photos.example could not be fetched: it takes longer than 2 seconds.",
                    failure(origin.url("http", "photos.example", "/")));
        }
    }

    @Test
    void theTimeIsThatOfAllFilesOfACallTogether() throws Exception {
        patience = new Patience(
                Duration.ofSeconds(5), Duration.ofSeconds(50), Duration.ofSeconds(2), Duration.ofSeconds(50), 1);
        try (Origin quick = Origin.of(bytes("x"));
                Origin slow = Origin.holding("HTTP/1.1 200 OK\r\n\r\nx")) {
            RemoteFile remote = remote();
            try (Download download = remote.start()) {
                download.fetch(remote.want(quick.url("http", "photos.example", "/")));
                RemoteFile.Wanted second = remote.want(slow.url("http", "photos.example", "/"));
                assertThrows(RemoteFile.Failed.class, () -> download.fetch(second));
                RemoteFile.Wanted third = remote.want(quick.url("http", "photos.example", "/"));
                assertThrows(RemoteFile.Failed.class, () -> download.fetch(third));
                assertEquals(1, quick.connections());
            }
        }
    }

    @Test
    void stoppingEndsItWhereverItWaits() throws Exception {
        for (String beginning : List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx")) {
            try (Origin origin = Origin.holding(beginning)) {
                RemoteFile remote = remote();
                RemoteFile.Wanted wanted = remote.want(origin.url("http", "photos.example", "/"));
                Download download = remote.start();
                CompletableFuture<Void> fetching = CompletableFuture.runAsync(() -> {
                    try {
                        download.fetch(wanted);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                });
                origin.awaitRequest();
                download.stop();
                assertTrue(
                        assertThrows(CompletionException.class, fetching::join).getCause()
                                instanceof RemoteFile.Failed);
                origin.awaitLeave();
            }
        }
    }

    @Test
    void theProxiesOfTheMachineAreNotAsked() throws IOException {
        List<URI> asked = new ArrayList<>();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked.add(uri);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        });
        try (Origin origin = Origin.of(bytes("photo"))) {
            fetch(origin.url("http", "photos.example", "/"));
            assertEquals(List.of(), asked);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void httpsAsksForTheNameAndTrustsNobodyElse() throws Exception {
        Certificates certificates = Certificates.of(temporary, "photos.example");
        tls = certificates.client();
        try (Origin origin = new Origin(
                certificates.listen(),
                (request, out) -> out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nphoto")))) {
            assertArrayEquals(bytes("photo"), fetch(origin.url("https", "photos.example", "/")));
            assertEquals(
                    String.format(UNREACHABLE, "other.example"), failure(origin.url("https", "other.example", "/")));
            tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
            assertEquals(
                    String.format(UNREACHABLE, "photos.example"), failure(origin.url("https", "photos.example", "/")));
        }
    }

    @Test
    void httpsIsNotLeftAgain() throws Exception {
        Certificates certificates = Certificates.of(temporary, "photos.example");
        tls = certificates.client();
        try (Origin plain = Origin.of(bytes("x"));
                Origin origin = new Origin(
                        certificates.listen(),
                        (request, out) -> out.write(bytes("HTTP/1.1 302 Found\r\nLocation: "
                                + plain.url("http", "photos.example", "/") + "\r\n\r\n")))) {
            assertEquals(
                    "The file at photos.example could not be fetched: its server redirects from https to http.",
                    failure(origin.url("https", "photos.example", "/")));
            assertEquals(0, plain.connections());
        }
    }

    @Test
    void aFullDiskIsNotTheCallersFault() throws IOException {
        try (Origin origin = Origin.of(bytes("photo"))) {
            RemoteFile remote = remote();
            RemoteFile.Wanted wanted = remote.want(origin.url("http", "photos.example", "/"));
            FileStore.delete(store.root());
            try (Download download = remote.start()) {
                IOException e = assertThrows(IOException.class, () -> download.fetch(wanted));
                assertTrue(!(e instanceof RemoteFile.Failed) && !(e instanceof TooLarge), e::toString);
            }
        }
    }
}
