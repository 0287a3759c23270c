package served;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** The body of an upload, written as browsers and httpx write it: raw UTF-8 names, a quote as %22. */
public final class Multipart {
    private static final String BOUNDARY = "----boundary7MA4YWxkTrZu0gW";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public static Multipart of(String field, String fileName, byte[] content) {
        return new Multipart().and(field, fileName, content);
    }

    Multipart and(String field, String fileName, byte[] content) {
        text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                + fileName.replace("\"", "%22") + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(content);
        text("\r\n");
        return this;
    }

    public HttpRequest.Builder to(Site site) {
        text("--" + BOUNDARY + "--\r\n");
        return site.request("gradio_api/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }

    /** As {@link #to}, without telling the length beforehand. */
    HttpRequest.Builder chunkedTo(Site site) {
        HttpRequest.Builder request = to(site);
        return request.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.toByteArray())));
    }

    private void text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
