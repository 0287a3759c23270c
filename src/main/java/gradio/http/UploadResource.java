package gradio.http;

import gradio.files.FileStore;
import gradio.files.TooLarge;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code POST /gradio_api/upload}: parts named {@code files} to disk, their paths as the answer (gradio-protocol 3.1). */
@Path("gradio_api/upload")
@Singleton
public final class UploadResource {
    /** A refused body is read on for so long, or its sender would see a reset connection instead of the answer. */
    private static final long MAX_DRAIN = 256L << 20;

    private final FileStore store;
    private final Requests requests;
    private final long maxFileSize;

    @Inject
    UploadResource(FileStore store, Requests requests, Facts facts) {
        this.store = store;
        this.requests = requests;
        this.maxFileSize = facts.maxFileSize();
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response upload(
            @HeaderParam("Content-Type") @Nullable String type, InputStream body, @Context HttpServletRequest request)
            throws IOException {
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            drain(body);
            throw Problems.of(400, "Invalid content type.");
        }
        List<String> stored = new ArrayList<>();
        boolean done = false;
        try {
            Multipart parts = new Multipart(body, type);
            for (Multipart.Part part; (part = parts.next()) != null; ) {
                if (!part.name().equals("files")) continue;
                String name = part.fileName();
                if (name == null) throw new Multipart.Malformed("The part \"files\" must be a file with a filename.");
                stored.add(store.put(parts.content(), name, requests.owner(request), maxFileSize));
            }
            done = true;
            return Response.ok(stored).build();
        } catch (TooLarge e) {
            drain(body);
            return Response.status(413)
                    .type("text/plain; charset=utf-8") // as upstream; the JS client shows the text
                    .entity(e.getMessage())
                    .build();
        } catch (Multipart.Malformed e) {
            drain(body);
            throw Problems.of(400, e.getMessage());
        } finally {
            if (!done) for (String path : stored) store.discard(path);
        }
    }

    private static void drain(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = MAX_DRAIN;
        for (int n; left > 0 && (n = body.read(buffer)) >= 0; ) left -= n;
    }
}
