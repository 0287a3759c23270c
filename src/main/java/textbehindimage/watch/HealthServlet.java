package textbehindimage.watch;

import gradio.Load;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import textbehindimage.cutout.Condition;
import textbehindimage.cutout.Cutouts;
import textbehindimage.cutout.Trouble;

/** Answers {@code /healthz} and {@code /readyz}, to everybody: a probe has no login. */
public final class HealthServlet extends WatchServlet {
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
    void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Load now = load.get();
        Health health = request.getServletPath().equals(READY)
                ? Health.ready(condition(now), cutouts.model(), now)
                : Health.live(condition(now), cutouts.model(), now);
        write(response, health.status(), "application/json", health.json());
    }

    private Condition condition(Load now) {
        if (stopping) return Condition.of(Trouble.STOPPING);
        if (now.draining()) return Condition.of(Trouble.DRAINING);
        Condition own = cutouts.condition();
        return own.trouble().isEmpty() && !now.hasRoom() ? Condition.of(Trouble.NO_ROOM) : own;
    }
}
