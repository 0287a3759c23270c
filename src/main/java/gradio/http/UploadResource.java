package gradio.http;

import gradio.files.FileStore;
import gradio.files.NotStored;
import gradio.files.TooLarge;
import gradio.web.Access;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code POST /gradio_api/upload}: parts named {@code files} to disk, their paths as the answer (gradio-protocol 3.1). */
@Path("gradio_api/upload")
@Singleton
public final class UploadResource {
    /** Query parameter: who has a ticket may upload once, whoever he is. */
    static final String TICKET = "ticket";

    /** A refused body is read on for so long, or its sender would see a reset connection instead of the answer. */
    private static final long MAX_DRAIN = 256L << 20;

    private static final Duration NO_ROOM = Duration.ofMinutes(1);

    private final FileStore store;
    private final Uploads uploads;
    private final Tracker tracker;
    private final Requests requests;
    private final long maxFileSize;

    @Inject
    UploadResource(FileStore store, Uploads uploads, Tracker tracker, Requests requests, Facts facts) {
        this.store = store;
        this.uploads = uploads;
        this.tracker = tracker;
        this.requests = requests;
        this.maxFileSize = facts.maxFileSize();
    }

    /** The body is no parameter: Jersey would wait for its first byte. */
    @POST
    @Counted
    @Produces(MediaType.APPLICATION_JSON)
    public void upload(
            @QueryParam("upload_id") @Nullable String id,
            @QueryParam(TICKET) @Nullable String ticket,
            @Context HttpServletRequest request,
            @Context Request jersey,
            @Suspended AsyncResponse answer)
            throws IOException {
        String key = id == null ? null : requests.uploadKey(request, id);
        String type = request.getContentType();
        String owner = ticket == null
                ? requests.owner(request)
                : requests.redeemed(ticket); // later there is no request any more
        boolean http1 = request.getProtocol().startsWith("HTTP/1");
        RequestBody body = new RequestBody(request.getInputStream(), new Pace(uploads.leastRate(), System::nanoTime));
        request.getInputStream().setReadListener(body);
        Track track = key == null ? null : tracker.begin(key);
        Upload.Reading reading = in -> {
            try {
                Response response = read(in, type, owner, track);
                return http1 ? closing(response, in) : response;
            } finally {
                if (track != null) tracker.end(Objects.requireNonNull(key), track);
                Access.keepInside(request);
            }
        };
        Upload upload =
                new Upload(requests.client(request), LastWords.to(request, jersey), body, answer, reading, uploads);
        request.getAsyncContext().addListener(upload);
        uploads.add(upload);
    }

    /** Where the body has not ended the connection must, or what is left would be taken for the next request. */
    private static Response closing(Response response, RequestBody body) {
        if (body.hasEnded()) return response;
        return Response.fromResponse(response).header("Connection", "close").build();
    }

    /** Reads the body to its end. */
    private Response read(RequestBody body, @Nullable String type, @Nullable String owner, @Nullable Track track)
            throws IOException {
        try {
            Response response = stored(body, type, owner, track);
            drain(body);
            return response;
        } catch (RequestBody.TooSlow e) {
            return Problems.response(408, e.getMessage());
        } catch (RequestBody.Broken e) {
            return Problems.response(400, e.getMessage()); // hardly anybody will hear it
        }
    }

    private Response stored(RequestBody body, @Nullable String type, @Nullable String owner, @Nullable Track track)
            throws IOException {
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return Problems.response(400, "Invalid content type.");
        }
        List<String> stored = new ArrayList<>();
        boolean done = false;
        try {
            Multipart parts = new Multipart(body, type);
            for (Multipart.Part part; (part = parts.next()) != null; ) {
                if (!part.name().equals("files")) continue;
                String name = part.fileName();
                if (name == null) throw new Multipart.Malformed("The part \"files\" must be a file with a filename.");
                InputStream content = track == null ? parts.content() : track.counted(parts.content(), name);
                stored.add(store.put(content, name, owner, maxFileSize));
            }
            done = true;
            return Response.ok(stored).build();
        } catch (TooLarge e) {
            return Response.status(413)
                    .type("text/plain; charset=utf-8") // as upstream; the JS client shows the text
                    .entity(e.getMessage())
                    .build();
        } catch (NotStored e) {
            return Problems.busy(507, e.getMessage(), NO_ROOM).getResponse();
        } catch (Multipart.Malformed e) {
            return Problems.response(400, e.getMessage());
        } finally {
            if (!done) for (String path : stored) store.discard(path);
        }
    }

    private static void drain(RequestBody body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = MAX_DRAIN;
        for (int n; left > 0 && (n = body.read(buffer)) >= 0; ) left -= n;
    }
}
