package gradio.http;

import gradio.web.EventStream;
import gradio.web.Streams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/** {@code GET /gradio_api/upload_progress}: how far an upload has come, for pages that show it (gradio-protocol 3.2). */
@Path("gradio_api/upload_progress")
@Singleton
public final class UploadProgressResource {
    private static final Logger LOG = System.getLogger(UploadProgressResource.class.getName());
    private static final byte[] HEARTBEAT = Track.frame(Map.of("msg", "heartbeat"));

    private final Tracker tracker;
    private final Streams streams;
    private final Requests requests;

    @Inject
    UploadProgressResource(Tracker tracker, Streams streams, Requests requests) {
        this.tracker = tracker;
        this.streams = streams;
        this.requests = requests;
    }

    /** Suspended, and no stream from the beginning, as it may become a 404. */
    @GET
    public void progress(
            @QueryParam("upload_id") @Nullable String id,
            @Context HttpServletRequest request,
            @Context Request jersey,
            @Suspended AsyncResponse answer)
            throws IOException {
        if (id == null) throw Problems.unreadable("missing", "Field required", "query", "upload_id");
        String key = requests.uploadKey(request, id);
        EventStream stream = streams.over(
                request.getAsyncContext(),
                ((ContainerRequest) jersey).getResponseWriter()::commit,
                requests.client(request));
        tracker.find(key, track -> {
            try {
                if (track == null) stream.refuse(404, "Upload not found"); // plain text, as upstream
                else open(stream, track);
            } catch (IOException | RuntimeException gone) {
                LOG.log(Level.DEBUG, "Whoever asked for the progress of an upload has gone", gone);
            }
        });
    }

    private static void open(EventStream stream, Track track) throws IOException {
        stream.serve(track.readBy(stream), HEARTBEAT);
        stream.flush();
    }
}
