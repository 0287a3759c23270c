package gradio.web;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes Jersey hand our {@link EventStream} to every {@code @Context SseEventSink} parameter. Needs
 * {@code jersey.config.server.response.setStatusOverSendError=true}: without it the commit of a stream that wrote nothing waits for ever.
 */
public final class EventStreams implements ValueParamProvider {
    private final Provider<HttpServletRequest> servletRequest;
    private final Streams streams;
    private final Callers callers;

    @Inject
    EventStreams(Provider<HttpServletRequest> servletRequest, Streams streams, Callers callers) {
        this.servletRequest = servletRequest;
        this.streams = streams;
        this.callers = callers;
    }

    /** Register this with Jersey. */
    public static Feature feature(Streams streams, Callers callers) {
        return new Feature() {
            @Override
            public boolean configure(FeatureContext context) {
                context.register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(streams).to(Streams.class);
                        bind(callers).to(Callers.class);
                        bind(EventStreams.class).to(ValueParamProvider.class).in(Singleton.class);
                    }
                });
                context.register(new LightRequests());
                return true;
            }
        };
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH; // Jersey's own provider is NORMAL; the first non-null answer wins
    }

    @Override
    public @Nullable Function<ContainerRequest, SseEventSink> getValueProvider(Parameter parameter) {
        return parameter.getRawType() == SseEventSink.class ? this::open : null;
    }

    private SseEventSink open(ContainerRequest request) {
        try { // Jersey has called startAsync, without a time-out, before it resolves the parameters
            HttpServletRequest joined = servletRequest.get();
            return new EventStream(
                    joined.getAsyncContext(),
                    request.getResponseWriter()::commit, // and nothing else of the request, which is large
                    streams,
                    callers.client(joined));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
