package reliability;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import served.Site;
import served.Visitor;

/** A stream on a bare connection, which can be left, or not read. */
final class RawStream {
    private RawStream() {}

    /** @param buffer bytes that the connection may receive ahead of its reader; 0 for the usual */
    static Socket open(Site site, Visitor visitor, int buffer) throws IOException {
        URI address = site.at("gradio_api/queue/data?session_hash=" + visitor.session());
        Socket socket = new Socket();
        if (buffer > 0) socket.setReceiveBufferSize(buffer);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        String request = "GET " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\nHost: "
                + address.getAuthority() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Reads up to the end of the headers, and the length of the first chunk. @return the first byte in that */
    static int afterHeaders(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        boolean inHead = true;
        for (int length = 0; ; ) {
            int c = in.read();
            if (c < 0) throw new IOException("the connection ended within the headers");
            if (c == '\r') continue;
            if (c != '\n') length++;
            else if (!inHead) return in.read();
            else {
                inHead = length > 0;
                length = 0;
            }
        }
    }
}
