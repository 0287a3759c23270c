package gradio.http;

import gradio.web.EventStream;
import gradio.web.Streams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/** {@code GET /gradio_api/upload_progress}: how far an upload has come, for pages that show it (gradio-protocol 3.2). */
@Path("gradio_api/upload_progress")
@Singleton
public final class UploadProgressResource {
    private static final Logger LOG = System.getLogger(UploadProgressResource.class.getName());
    private static final byte[] NOT_FOUND = "Upload not found".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEARTBEAT = Track.frame(Map.of("msg", "heartbeat"));

    private final Tracker tracker;
    private final Streams streams;

    @Inject
    UploadProgressResource(Tracker tracker, Streams streams) {
        this.tracker = tracker;
        this.streams = streams;
    }

    /** Suspended, and no stream from the beginning, as it may become a 404. */
    @GET
    public void progress(
            @QueryParam("upload_id") @Nullable String id,
            @Context HttpServletRequest request,
            @Context Request jersey,
            @Suspended AsyncResponse answer) {
        if (id == null) throw Problems.unreadable("missing", "Field required", "query", "upload_id");
        Requests.checkedUploadId(id);
        AsyncContext async = request.getAsyncContext();
        Runnable commit = ((ContainerRequest) jersey).getResponseWriter()::commit;
        tracker.find(id, track -> {
            try {
                if (track == null) notFound((HttpServletResponse) async.getResponse(), commit);
                else stream(track, async, commit);
            } catch (IOException | RuntimeException gone) {
                LOG.log(Level.DEBUG, "Whoever asked for the progress of an upload has gone", gone);
            }
        });
    }

    /** Past Jersey, which on Tomcat is gone before anybody is told that the application stops. */
    private static void notFound(HttpServletResponse response, Runnable commit) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("text/plain; charset=utf-8"); // as upstream
        response.getOutputStream().write(NOT_FOUND);
        commit.run();
    }

    private void stream(Track track, AsyncContext async, Runnable commit) throws IOException {
        EventStream stream = streams.over(async, commit);
        stream.serve(track.readBy(stream), HEARTBEAT);
        stream.flush();
    }
}
