package textbehindimage.watch;

import gradio.Load;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import textbehindimage.cutout.Condition;
import textbehindimage.cutout.Cutouts;
import textbehindimage.cutout.Trouble;

/** Answers {@code /healthz} and {@code /readyz}, to everybody: a probe has no login. */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String LIVE = "/healthz";
    private static final String READY = "/readyz";

    private final transient Cutouts cutouts;
    private final transient Supplier<Load> load;
    private volatile boolean stopping;

    private HealthServlet(Cutouts cutouts, Supplier<Load> load) {
        this.cutouts = cutouts;
        this.load = load;
    }

    public static HealthServlet in(ServletContext context, Cutouts cutouts, Supplier<Load> load) {
        HealthServlet servlet = new HealthServlet(cutouts, load);
        context.addServlet("health", servlet).addMapping(LIVE, READY);
        return servlet;
    }

    /** From now on it is not ready. */
    public void stop() {
        stopping = true;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        Load now = load.get();
        Health health = request.getServletPath().equals(READY)
                ? Health.ready(condition(now), cutouts.model(), now)
                : Health.live(condition(now), cutouts.model(), now);
        byte[] body = health.json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(health.status());
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body); // of which the container leaves nothing to a HEAD
    }

    private Condition condition(Load now) {
        if (stopping) return Condition.of(Trouble.STOPPING);
        if (now.draining()) return Condition.of(Trouble.DRAINING);
        Condition own = cutouts.condition();
        return own.trouble().isEmpty() && !now.hasRoom() ? Condition.of(Trouble.NO_ROOM) : own;
    }
}
