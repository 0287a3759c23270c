package textbehindimage;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import gradio.Server;
import gradio.api.CallListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.Condition;
import textbehindimage.cutout.CutoutOptions;
import textbehindimage.cutout.Cutouts;
import textbehindimage.cutout.ModelFacts;
import textbehindimage.watch.CallLog;
import textbehindimage.watch.HealthServlet;
import textbehindimage.watch.Metrics;
import textbehindimage.watch.MetricsServlet;

/** Starts and stops the app with its web application. */
public final class App implements ServletContextListener {
    private static final Logger LOG = System.getLogger(App.class.getName());

    /** Everything from this origin, nothing inline, nothing from elsewhere. */
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
                    + " font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none';"
                    + " object-src 'none'; frame-ancestors 'self'";

    private @Nullable Cutouts cutouts;
    private @Nullable Server server;
    private @Nullable HealthServlet health;
    private @Nullable Metrics metrics;
    private @Nullable Ready ready;
    private @Nullable OwnFolder folder;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            start(event.getServletContext());
        } catch (RuntimeException | Error e) {
            stop(); // Jetty does not destroy what has not started
            throw e;
        }
    }

    private void start(ServletContext context) {
        Sources sources = Sources.of(parameters(context), properties(), System.getenv());
        for (String stranger : sources.strangers(SettingsTable.names()))
            LOG.log(Level.WARNING, stranger + " is no setting and has no effect");
        Settings settings = Settings.read(sources, temporary(context).resolve("files"));
        String mine = context.getContextPath().isEmpty() ? "/" : context.getContextPath();
        for (Map.Entry<String, String> setting : settings.effective().entrySet())
            LOG.log(Level.INFO, mine + ": " + setting.getKey() + " = " + setting.getValue());
        folder = OwnFolder.in(settings.files());
        settings.drainFile().ifPresent(App::remove);
        Path work = emptied(settings.files().resolve("work"));
        Path embedded =
                EmbeddedModel.card(context::getResourcePaths, path -> resource(context, path), temporary(context));
        Cutouts made = Cutouts.open(
                settings.model().orElse(embedded),
                embedded.resolveSibling("cards"),
                settings.photos(),
                settings.keepHidden(),
                settings.pngMode(),
                settings.use());
        tellModel(made, mine);
        cutouts = made;
        Metrics figures = settings.metrics() == MetricsServlet.Audience.OFF
                ? null
                : new Metrics(
                        () -> requireNonNull(server).load(),
                        () -> made.condition().trouble().isEmpty());
        metrics = figures;
        Server.Builder builder = Server.builder();
        if (!settings.authHeader().isEmpty()) builder.proxyLogin(settings.authHeader(), settings.authProxies());
        Server mounted = builder.title("Text Behind Image")
                .limits(settings.limits())
                .root(settings.rootPath())
                .showError(settings.showError())
                .users(settings.users())
                .tokens(settings.tokens())
                .containerLogin(settings.containerLogin())
                .urlInputs(settings.urlInputs())
                .mcpServer(settings.mcpServer())
                .allowedOrigins(settings.allowedOrigins())
                .allowedHosts(settings.allowedHosts())
                .pagePolicy(PAGE_POLICY)
                .files(settings.files().resolve("store"))
                .about(() -> about(made))
                .previews(made::preview)
                .calls(listener(settings, figures))
                .draining(() -> settings.drainFile().filter(Files::exists).isPresent())
                .endpoints(new TextBehindImage(made, work, new CutoutOptions(settings.refineForeground(), false)))
                .build();
        server = mounted;
        mounted.mount(context, "/");
        TextFiles.in(context);
        health = HealthServlet.in(context, made, mounted::load);
        if (figures != null) MetricsServlet.in(context, figures, settings.metrics(), settings.metricsTokens());
        made.warmUp(work);
        String address = System.getProperty("jetty.run.address"); // only mvn jetty:run knows it
        if (address != null) ready = Ready.announce(address);
    }

    private static void tellModel(Cutouts made, String context) {
        String problem = made.modelProblem().orElse(null);
        ModelFacts model = made.model().orElse(null);
        if (problem != null) LOG.log(Level.ERROR, context + ": no photo can be cut out: " + problem);
        if (model != null)
            LOG.log(
                    Level.INFO,
                    context + ": model in use: " + model.id() + " " + model.version() + " on " + model.provider());
    }

    private static CallListener listener(Settings settings, @Nullable Metrics figures) {
        List<CallListener> all = new ArrayList<>();
        if (settings.callLog()) all.add(CallLog.toLogger());
        if (figures != null) all.add(figures);
        return call -> all.forEach(one -> one.ended(call));
    }

    /** What the page wants to know of the model. */
    static Map<String, ?> about(Cutouts cutouts) {
        Map<String, Object> about = new LinkedHashMap<>();
        Condition condition = cutouts.condition();
        cutouts.model()
                .ifPresentOrElse(
                        model -> about.put("model", model),
                        () -> condition.trouble().ifPresent(why -> about.put("model_problem", why.sentence())));
        condition.warning().ifPresent(warning -> about.put("model_warning", warning));
        return about;
    }

    private static @Nullable URL resource(ServletContext context, String path) {
        try {
            return context.getResource(path);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** Every context has a directory of its own that survives a restart. */
    private static Path temporary(ServletContext context) {
        return ((java.io.File) context.getAttribute(ServletContext.TEMPDIR))
                .toPath()
                .toAbsolutePath();
    }

    /** What was left by the stop before this start. */
    private static void remove(Path drainFile) {
        try {
            if (Files.deleteIfExists(drainFile)) LOG.log(Level.INFO, "Removed " + drainFile + " (gradio.drain_file)");
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + drainFile + " (gradio.drain_file) cannot be removed", e);
        }
    }

    /** A directory without what a killed process may have left there. */
    private static Path emptied(Path directory) {
        try {
            Files.createDirectories(directory);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
                for (Path file : left) Files.deleteIfExists(file);
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory + " (gradio.temp_dir) cannot be used", e);
        }
    }

    private static Map<String, String> parameters(ServletContext context) {
        return Collections.list(context.getInitParameterNames()).stream()
                .collect(toMap(name -> name, context::getInitParameter));
    }

    private static Map<String, String> properties() {
        Properties all = (Properties) System.getProperties().clone(); // others may change them meanwhile
        return all.stringPropertyNames().stream().collect(toMap(name -> name, all::getProperty));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        stop();
    }

    /** Harmless the second time: Tomcat destroys what has not started, too. */
    private void stop() {
        if (health != null) health.stop();
        if (ready != null) ready.stop();
        if (server != null) server.close();
        if (cutouts != null) cutouts.close();
        if (metrics != null) metrics.close();
        if (folder != null) folder.close(); // last: until then calls may write there
    }
}
