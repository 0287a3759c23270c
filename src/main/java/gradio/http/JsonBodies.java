package gradio.http;

import gradio.wire.Json;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes answers with the engine's own JSON dialect; none of them is kept by a cache. */
@Provider
@Produces(MediaType.APPLICATION_JSON)
final class JsonBodies implements MessageBodyWriter<Object> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return mediaType.isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        byte[] json = value instanceof byte[] bytes ? bytes : Json.bytes(value);
        headers.putSingle("Cache-Control", "no-store");
        headers.putSingle("Content-Length", json.length); // of a long one, HEAD would not be told it
        out.write(json);
    }
}
