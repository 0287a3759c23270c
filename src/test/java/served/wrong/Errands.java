package served.wrong;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;

/** Goes out, in each way that Java has. */
final class Errands {
    private Errands() {}

    static InputStream fetch(URI address) throws IOException {
        return address.toURL().openStream();
    }

    static Socket call(String host) throws IOException {
        return new Socket(host, 80);
    }

    static HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
