package textbehindimage;

import containers.WebApp;
import gradio.Server;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.CutoutOptions;
import textbehindimage.cutout.Cutouts;
import textbehindimage.watch.HealthServlet;

/** The app around cut-outs of a test's own. */
public final class ServedCutouts implements ServletContextListener {
    private final Cutouts cutouts;
    private final Path files;
    private @Nullable Server server;

    private ServedCutouts(Cutouts cutouts, Path files) {
        this.cutouts = cutouts;
        this.files = files;
    }

    public static WebApp of(Cutouts cutouts, Path files) {
        return WebApp.of(new ServedCutouts(cutouts, files));
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        server = Server.builder()
                .files(files.resolve("store"))
                .about(() -> App.about(cutouts))
                .endpoints(new TextBehindImage(cutouts, work(), CutoutOptions.EXACT))
                .build();
        server.mount(event.getServletContext(), "/");
        HealthServlet.in(event.getServletContext(), cutouts, server::load);
    }

    private Path work() {
        try {
            return Files.createDirectories(files.resolve("work"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (server != null) server.close();
        cutouts.close();
    }
}
