package gradio.files;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/** The files of one call on their way here. Whatever it waits for ends at once when it is stopped, or when its time is up. */
public final class Download implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Download.class.getName());
    private static final int MAX_REDIRECTS = 5;
    private static final int OK = 200;

    /** One text for what is not public, not there, closed, silent or no web server: nobody learns here what listens where. */
    private static final String UNREACHABLE =
            "only public addresses of the Internet are asked, and this one is none or gives no proper answer";

    private final RemoteFile remote;
    private final Future<?> deadline;
    // Guarded by this.
    private @Nullable Socket open;
    private boolean stopped;
    private boolean late;

    Download(RemoteFile remote) {
        this.remote = remote;
        this.deadline =
                remote.timer.schedule(this::timeIsUp, remote.patience.total().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Brings one file to its place. Nothing of it remains when this throws.
     *
     * @throws RemoteFile.Failed if it cannot be had
     * @throws TooLarge if it is over the limit
     */
    public void fetch(RemoteFile.Wanted wanted) throws IOException {
        try {
            RemoteUrl url = wanted.url();
            for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
                RemoteUrl next = ask(url, wanted);
                if (next == null) return;
                url = next;
            }
            throw new RemoteFile.Failed("its server redirects more than " + MAX_REDIRECTS + " times");
        } catch (RemoteFile.Failed e) {
            String host = wanted.url().host();
            LOG.log(Level.DEBUG, "The file at " + host + " could not be fetched", e);
            throw new RemoteFile.Failed("The file at " + host + " could not be fetched: " + e.getMessage() + ".");
        }
    }

    /** @return where the server redirects to; null if the file is here */
    private @Nullable RemoteUrl ask(RemoteUrl url, RemoteFile.Wanted wanted) throws IOException {
        try (Socket socket = connect(url);
                Exchange exchange = exchange(url, socket)) {
            int status = exchange.status();
            String location = exchange.header("Location");
            if (status / 100 == 3 && location != null) return url.redirected(location, remote.reach.ports());
            if (status != OK) throw new RemoteFile.Failed("its server answers " + status);
            String encoding = exchange.header("Content-Encoding");
            if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
                throw new RemoteFile.Failed("its server answers in an encoding that was not asked for");
            }
            if (exchange.length() > remote.maxFileSize) throw new TooLarge(remote.maxFileSize);
            remote.store.fill(wanted.file(), new Arriving(exchange.body()), remote.maxFileSize);
            return null;
        }
    }

    private Exchange exchange(RemoteUrl url, Socket socket) throws RemoteFile.Failed {
        try {
            return Exchange.over(socket, url.tls() ? tls(url, socket) : null, url);
        } catch (IOException | HttpException e) {
            throw new RemoteFile.Failed(UNREACHABLE, e);
        }
    }

    private SSLSocket tls(RemoteUrl url, Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) remote.reach.tls().createSocket(socket, url.host(), url.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    /** To an address that was checked, itself: to look the name up again could give another. */
    private Socket connect(RemoteUrl url) throws RemoteFile.Failed {
        try {
            InetAddress[] addresses = remote.reach.names().of(url.host());
            for (InetAddress address : addresses) {
                if (!remote.reach.addresses().test(address))
                    throw new UnknownHostException("not a public address: " + address);
            }
            return connect(addresses, url.port());
        } catch (IOException e) {
            throw new RemoteFile.Failed(UNREACHABLE, e);
        }
    }

    private Socket connect(InetAddress[] addresses, int port) throws IOException {
        IOException failure = new UnknownHostException();
        for (InetAddress address : addresses) {
            Socket socket = held(new Socket(Proxy.NO_PROXY)); // not even that of the system properties
            try {
                socket.setSoTimeout(Math.toIntExact(remote.patience.silence().toMillis()));
                socket.connect(
                        new InetSocketAddress(address, port),
                        Math.toIntExact(remote.patience.connect().toMillis()));
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    private synchronized Socket held(Socket socket) throws IOException {
        if (stopped) throw new IOException("stopped");
        open = socket;
        return socket;
    }

    private void timeIsUp() {
        synchronized (this) {
            late = true;
        }
        stop();
    }

    /** Ends it from another thread; what waits there fails. */
    public void stop() {
        Socket waiting;
        synchronized (this) {
            stopped = true;
            waiting = open;
        }
        try {
            if (waiting != null) waiting.close(); // the bare one: to close a TLS socket may wait for its peer
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A connection could not be closed", e);
        }
    }

    @Override
    public void close() {
        deadline.cancel(false);
        stop();
    }

    /** A file's bytes as they come, at the rate they must. */
    private final class Arriving extends InputStream {
        private final InputStream in;
        private final long since = System.nanoTime();
        private long bytes;

        Arriving(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int n;
            try {
                n = in.read(to, offset, length);
            } catch (IOException e) {
                throw new RemoteFile.Failed(broken(), e);
            }
            bytes += Math.max(0, n);
            long nanos = System.nanoTime() - since;
            if (n >= 0 && nanos > remote.patience.grace().toNanos() && isTooSlow(nanos)) {
                throw new RemoteFile.Failed("its server sends too slowly");
            }
            return n;
        }

        private boolean isTooSlow(long nanos) {
            return bytes < remote.patience.leastRate() * (nanos / 1e9);
        }
    }

    private synchronized String broken() {
        return late
                ? "it takes longer than " + remote.patience.total().toSeconds() + " seconds"
                : "its server breaks off";
    }
}
