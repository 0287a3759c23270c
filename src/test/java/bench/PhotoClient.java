package bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends one photo through a server, from the upload to the last byte of the cut-out, with as little work of its own as can be. */
final class PhotoClient {
    private static final String BOUNDARY = "----bench";
    private static final byte[] HEAD = ("--" + BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"photo.jpg\"\r\n"
                    + "Content-Type: image/jpeg\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAIL = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    private static final Pattern URL = Pattern.compile("\"url\": ?\"([^\"]+)\"");

    private final Target target;
    private final byte[] photo;
    private final byte[] buffer = new byte[1 << 18];

    PhotoClient(Target target, byte[] photo) {
        this.target = target;
        this.photo = photo;
    }

    /**
     * What came back.
     *
     * @param url where it lies
     */
    record CutOut(String url, long bytes) {}

    CutOut once() throws IOException {
        String session = UUID.randomUUID().toString();
        String path = upload();
        String file = "[{\"path\":\"" + path + "\",\"meta\":{\"_type\":\"gradio.FileData\"}}]";
        try (Socket socket = connect()) {
            socket.getOutputStream().write(target.join(session, "remove_background", file));
            InputStream in = socket.getInputStream();
            expect(in.read(buffer));
        }
        String url = result(session);
        return new CutOut(url, download(url, OutputStream.nullOutputStream()));
    }

    /** The file of a cut-out. */
    byte[] file(String url) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        download(url, file);
        return file.toByteArray();
    }

    private String upload() throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            String type = "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nConnection: close\r\n";
            out.write(target.post("upload", type, HEAD.length + (long) photo.length + TAIL.length));
            out.write(HEAD);
            out.write(photo);
            out.write(TAIL);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!answer.startsWith("HTTP/1.1 200")) throw new IOException(answer);
            return answer.substring(answer.indexOf("[\"") + 2, answer.lastIndexOf("\"]"));
        }
    }

    /** Listens until the call is completed. @return the address of its result */
    private String result(String session) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(target.listen(session));
            InputStream in = socket.getInputStream();
            StringBuilder heard = new StringBuilder();
            while (true) {
                int n = in.read(buffer);
                if (n < 0) throw new IOException("The stream ended: " + heard);
                heard.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
                int completed = heard.indexOf("\"process_completed\"");
                if (completed < 0 || heard.indexOf("\n\n", completed) < 0) continue;
                Matcher url = URL.matcher(heard.substring(completed));
                if (!url.find()) throw new IOException("The call failed: " + heard.substring(completed));
                return url.group(1);
            }
        }
    }

    private long download(String url, OutputStream to) throws IOException {
        String path = URI.create(url).getRawPath();
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(target.get(path.substring(path.indexOf("gradio_api/") + "gradio_api/".length())));
            InputStream in = socket.getInputStream();
            long length = -1;
            long read = 0;
            StringBuilder head = new StringBuilder();
            while (length < 0 || read < length) {
                int n = in.read(buffer);
                if (n < 0) throw new IOException("The cut-out ended after " + read + " bytes of " + length);
                int from = 0;
                if (length < 0) {
                    head.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                    int end = head.indexOf("\r\n\r\n");
                    if (end < 0) continue;
                    length = length(head.substring(0, end));
                    from = n - (head.length() - end - 4);
                }
                read += n - from;
                to.write(buffer, from, n - from);
            }
            return length;
        }
    }

    private static long length(String head) throws IOException {
        if (!head.startsWith("HTTP/1.1 200")) throw new IOException(head);
        Matcher length = Pattern.compile("(?i)content-length: *(\\d+)").matcher(head);
        if (!length.find()) throw new IOException("no length: " + head);
        return Long.parseLong(length.group(1));
    }

    private void expect(int n) throws IOException {
        String answer = new String(buffer, 0, Math.max(0, n), StandardCharsets.ISO_8859_1);
        if (!answer.startsWith("HTTP/1.1 200")) throw new IOException(answer);
    }

    private Socket connect() throws IOException {
        return new Socket(target.address().getAddress(), target.address().getPort());
    }
}
