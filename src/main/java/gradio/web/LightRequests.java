package gradio.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/**
 * Keeps Jersey from remembering a whole request, which takes about 6 KB, for as long as its stream is open. Only its response writer is
 * needed for the stream's end, and that remembers the request for the sake of a time-out that streams do not have.
 */
final class LightRequests implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (List.of(resource.getResourceMethod().getParameterTypes()).contains(SseEventSink.class))
            context.register(new Lightening());
    }

    /** Comes before Jersey suspends the request. */
    private static final class Lightening implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            ContainerRequest request = (ContainerRequest) context;
            request.setWriter(new Light(request.getResponseWriter()));
        }
    }

    private record Light(ContainerResponseWriter writer) implements ContainerResponseWriter {
        @Override
        public boolean suspend(long timeOut, TimeUnit unit, TimeoutHandler handler) {
            return writer.suspend(timeOut, unit, never -> {});
        }

        @Override
        public void setSuspendTimeout(long timeOut, TimeUnit unit) {
            writer.setSuspendTimeout(timeOut, unit);
        }

        @Override
        public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
            return writer.writeResponseStatusAndHeaders(length, response);
        }

        @Override
        public void commit() {
            writer.commit();
        }

        @Override
        public void failure(Throwable error) {
            writer.failure(error);
        }

        @Override
        public boolean enableResponseBuffering() {
            return writer.enableResponseBuffering();
        }
    }
}
