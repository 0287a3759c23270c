package gradio.http;

import gradio.web.RequestId;
import gradio.web.TooManyStreams;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Every error as {@code {"detail": ...}}: JS clients parse whatever comes. Our own faults are logged once and told by number only. */
public final class ErrorMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ErrorMapper.class.getName());

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Jersey
    private Provider<ContainerRequestContext> request;

    @Override
    public Response toResponse(Throwable e) {
        if (e instanceof WebApplicationException known) return toResponse(known);
        if (e instanceof TooManyStreams busy) return Problems.refused(busy).getResponse();
        return fault(e, RequestId.of(Exchange.of(request.get()).request()));
    }

    static Response fault(Throwable e, String id) {
        LOG.log(Level.ERROR, "Request failed, error id " + id, e);
        return Problems.response(500, "Internal server error. Error id: " + id);
    }

    private Response toResponse(WebApplicationException e) {
        Response response = e.getResponse();
        boolean ours = request.get().getUriInfo().getPath().startsWith("gradio_api");
        if (response.hasEntity() || response.getStatus() == 404 && !ours) return response; // the container has the page
        Response detail =
                Problems.response(response.getStatus(), response.getStatusInfo().getReasonPhrase());
        String allow = response.getHeaderString("Allow");
        return allow == null
                ? detail
                : Response.fromResponse(detail).header("Allow", allow).build();
    }
}
