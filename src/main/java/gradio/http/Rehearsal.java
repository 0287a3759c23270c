package gradio.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that nobody has made, and an answer that nobody hears. */
final class Rehearsal extends HttpServletRequestWrapper {
    private final String path;

    /** @param request a real one of the same context @param path below that, with a slash at its start */
    Rehearsal(HttpServletRequest request, String path) {
        super(request);
        this.path = path;
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getRequestURI() {
        return getContextPath() + path;
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public @Nullable String getQueryString() {
        return null;
    }

    /** Takes everything and keeps nothing. */
    static HttpServletResponse unheard() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                Rehearsal.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getOutputStream" -> new Void();
                    case "getHeaders", "getHeaderNames" -> List.of();
                    default ->
                        method.getReturnType() == boolean.class
                                ? Boolean.FALSE
                                : method.getReturnType() == int.class ? HttpServletResponse.SC_OK : null;
                });
    }

    private static final class Void extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("A rehearsal is not asynchronous");
        }

        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int offset, int length) {}
    }
}
