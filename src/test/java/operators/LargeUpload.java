package operators;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import served.Site;

/** Uploads of sizes that are too large, and of sizes that are not. */
final class LargeUpload {
    private static final int SIZE = 100_000_000;
    private static final String BOUNDARY = "----large";

    private LargeUpload() {}

    /** Sends a hundred megabytes to their end, however early the answer comes. */
    static HttpResponse<String> to(Site app) throws IOException, InterruptedException {
        return app.send(app.request("gradio_api/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString("--" + BOUNDARY
                                + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"x.png\"\r\n\r\n"),
                        BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Zeros(SIZE)), SIZE),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))));
    }

    /** @return how many bytes of so many can be had back */
    static int taken(Site app, int size) throws IOException, InterruptedException {
        String path = app.upload("x.bin", new byte[size]);
        return app.bytes(app.request("gradio_api/file=" + path)).body().length;
    }

    /** A body that is never in memory. */
    private static final class Zeros extends InputStream {
        private int left;

        Zeros(int length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) return -1;
            int some = Math.min(left, length);
            Arrays.fill(buffer, offset, offset + some, (byte) 0);
            left -= some;
            return some;
        }
    }
}
