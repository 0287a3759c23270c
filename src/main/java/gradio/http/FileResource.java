package gradio.http;

import gradio.files.FileStore;
import gradio.files.Range;
import gradio.web.FileKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** {@code GET|HEAD /gradio_api/file=<path>}: stored files, whole or in part (gradio-protocol 3.3). */
@Path("gradio_api")
@Singleton
public final class FileResource {
    /** For what users have uploaded: it may do nothing, should a browser ever take it for a page. */
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private static final int BUFFER = 1 << 16;
    private static final long KEPT_BY_BROWSERS = 3600;

    private final FileStore store;
    private final Requests requests;

    @Inject
    FileResource(FileStore store, Requests requests) {
        this.store = store;
        this.requests = requests;
    }

    @GET
    @Path("file{mark:[=/]}{path:.*}")
    public Response file(
            @PathParam("path") String path,
            @HeaderParam("Range") @Nullable String range,
            @Context HttpServletRequest request,
            @Context HttpServletResponse headers)
            throws IOException {
        // Set and not added: it replaces the one for all answers.
        headers.setHeader("Content-Security-Policy", POLICY);
        // One answer for forbidden and missing: nobody learns what exists.
        java.nio.file.Path file = store.find(path, requests.owner(request))
                .orElseThrow(() -> Problems.of(403, "File not allowed: " + path + "."));
        long size = Files.size(file);
        FileKind kind = FileKind.of(file);
        Range part;
        try {
            part = Range.parse(range, size);
        } catch (Range.Unsatisfiable e) {
            return Response.status(416)
                    .header("Content-Range", e.getMessage())
                    .header("Accept-Ranges", "bytes")
                    .build();
        }
        Range sent = part == null ? new Range(0, size - 1, size) : part;
        Response.ResponseBuilder response = Response.status(part == null ? 200 : 206)
                .entity((StreamingOutput) out -> send(file, sent, out))
                .header("Content-Type", kind.contentType())
                .header("Content-Length", sent.length())
                .header(
                        "Content-Disposition",
                        (kind.inline() ? "inline" : "attachment") + "; filename=\"" + file.getFileName() + "\"")
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "private, max-age=" + KEPT_BY_BROWSERS + ", immutable");
        if (part != null) response.header("Content-Range", part.header());
        return response.build();
    }

    private static void send(java.nio.file.Path file, Range part, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(part.first());
            long left = part.length();
            for (int n; left > 0 && (n = in.read(buffer, 0, (int) Math.min(left, buffer.length))) >= 0; left -= n) {
                out.write(buffer, 0, n);
            }
        }
    }
}
