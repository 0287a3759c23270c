package reliability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import served.Site;

/** An upload of one file on a bare connection, sent piece by piece. */
final class RawUpload implements AutoCloseable {
    private static final int LIMIT_MS = 200_000; // a hang guard
    private static final String HEAD =
            "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"slow.bin\"\r\n\r\n";
    private static final String END = "\r\n--x--\r\n";

    private final Socket socket;
    private final boolean chunked;

    private RawUpload(Socket socket, boolean chunked) {
        this.socket = socket;
        this.chunked = chunked;
    }

    /**
     * Sends all that comes before the bytes of the file.
     *
     * @param size bytes of the file; negative to say nothing of it
     */
    static RawUpload begin(Site site, int size) throws IOException {
        return begin(site, "none", size);
    }

    /** As {@link #begin(Site, int)}, under an id. */
    static RawUpload begin(Site site, String id, int size) throws IOException {
        URI address = site.at("gradio_api/upload?upload_id=" + id);
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(LIMIT_MS);
        boolean chunked = size < 0;
        String length =
                chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + (HEAD.length() + size + END.length());
        String request = "POST " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\nHost: "
                + address.getAuthority() + "\r\nContent-Type: multipart/form-data; boundary=x\r\n" + length
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        RawUpload upload = new RawUpload(socket, chunked);
        upload.send(HEAD.getBytes(StandardCharsets.US_ASCII));
        return upload;
    }

    void send(byte[] bytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (chunked) all.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(bytes);
        if (chunked) all.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(all.toByteArray());
    }

    void end() throws IOException {
        send(END.getBytes(StandardCharsets.US_ASCII));
        if (chunked) socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Whatever the server says, up to the end of the connection; what it has said before a reset counts. */
    String answerToTheEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 12];
        try {
            for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) all.write(buffer, 0, n);
        } catch (java.net.SocketTimeoutException hangs) {
            throw hangs;
        } catch (IOException reset) {
            // closed with bytes of ours unread
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
