package reliability;

import containers.WebApp;
import gradio.Limits;
import gradio.Server;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One server at the root of a web application. */
public final class Engine implements ServletContextListener {
    private final Server.Builder builder;
    private @Nullable Server server;

    private Engine(Server.Builder builder) {
        this.builder = builder;
    }

    /** @param files where uploads and results lie */
    public static WebApp of(Object author, Path files) {
        return of(author, files, Limits.DEFAULTS);
    }

    public static WebApp of(Object author, Path files, Limits limits) {
        return WebApp.of(new Engine(Server.builder().limits(limits).files(files).endpoints(author)));
    }

    public static WebApp of(Server.Builder builder) {
        return WebApp.of(new Engine(builder));
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        server = builder.build();
        server.mount(event.getServletContext(), "/");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (server != null) server.close();
    }
}
