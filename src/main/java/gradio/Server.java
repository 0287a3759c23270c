package gradio;

import gradio.api.CallListener;
import gradio.api.DeclarationException;
import gradio.api.Previews;
import gradio.api.Registry;
import gradio.files.FileStore;
import gradio.files.Reach;
import gradio.files.RemoteFile;
import gradio.files.Sweeper;
import gradio.http.Facts;
import gradio.http.Resources;
import gradio.http.Routes;
import gradio.http.Uploads;
import gradio.mcp.Mcp;
import gradio.queue.EventQueue;
import gradio.queue.QueueLimits;
import gradio.web.Access;
import gradio.web.Accounts;
import gradio.web.BaseUrl;
import gradio.web.Callers;
import gradio.web.EventStreams;
import gradio.web.Hosts;
import gradio.web.Login;
import gradio.web.Mount;
import gradio.web.Origins;
import gradio.web.ProxyLogin;
import gradio.web.Rate;
import gradio.web.Streams;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.l10n.Localizable;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.jspecify.annotations.Nullable;

/**
 * One Gradio server: endpoints, their queue and files, and the routes under which clients find them. Several may be mounted under prefixes
 * of one servlet context, each with its own endpoints, limits and files.
 */
public final class Server implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Server.class.getName());
    private static final Pattern PREFIX = Pattern.compile("/|(/[A-Za-z0-9._~-]+)+");
    private static final int MAILBOX_BYTES = 4 << 20;
    private static final Duration LINGER = Duration.ofMillis(300);
    private static final Duration BATCH_LINGER = Duration.ofMillis(10);
    private static final Duration FAREWELL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofMillis(1_500);

    private final Hosts hosts;
    private final Origins origins;
    private final @Nullable String pagePolicy;
    private final Resources resources;
    private final EventQueue queue;
    private final FileStore store;
    private final BooleanSupplier draining;
    private final Streams streams;
    private final Callers callers;
    private final Agents agents;
    private final Workers workers;
    private final Thread shutdownHook;
    private final Path directory; // of uploads and results
    private final boolean temporary; // the directory goes with this server

    private Server(Builder builder) throws IOException {
        Limits limits = builder.limits;
        hosts = builder.hosts;
        origins = builder.origins;
        pagePolicy = builder.pagePolicy;
        temporary = builder.files == null;
        directory = temporary ? Files.createTempDirectory("gradio-") : builder.files;
        store = new FileStore(
                directory,
                limits.storage().maxSize(),
                limits.storage().minFree(),
                builder.free == null ? FileStore.freeSpace(directory) : builder.free);
        Reach reach = builder.reach;
        workers = Workers.start(limits.queue().maxThreads(), limits.uploads().maxAtOnce());
        Uploads uploads = new Uploads(
                limits.uploads().maxAtOnce(),
                limits.uploads().maxPerClient(),
                limits.uploads().leastRate(),
                workers.uploads());
        streams = new Streams(
                limits.streams().max(),
                limits.streams().maxPerClient(),
                limits.streams().heartbeat(),
                limits.streams().stall(),
                workers.timer(),
                this::farewell);
        String appId = UUID.randomUUID().toString();
        callers = new Callers(
                new Login(builder.accounts, appId, System::nanoTime),
                new Rate(limits.maxCallsPerMinute(), System::nanoTime));
        QueueLimits bounds = new QueueLimits(
                limits.queue().maxSize(),
                limits.queue().maxPerClient(),
                limits.queue().maxThreads(),
                limits.queue().maxSessions(),
                MAILBOX_BYTES,
                limits.queue().maxUnread(),
                limits.streams().stall(),
                LINGER,
                BATCH_LINGER,
                limits.queue().sessionAge());
        queue = new EventQueue(
                builder.registry.endpoints(),
                bounds,
                builder.showError,
                workers.calls(),
                workers.timer(),
                System::nanoTime,
                builder.listener);
        draining = builder.draining;
        queue.refuseWhile(draining);
        BaseUrl baseUrl = new BaseUrl(builder.root);
        RemoteFile remote =
                reach == null ? null : new RemoteFile(store, limits.uploads().maxFileSize(), reach, workers.timer());
        Mcp mcp = new Mcp(
                builder.registry,
                queue,
                store,
                remote,
                builder.previews,
                limits.uploads().maxFileSize(),
                builder.title,
                callers);
        agents = new Agents(builder.mcpServer, mcp, streams, callers, baseUrl, limits.maxBodySize());
        resources = new Resources(
                builder.registry,
                queue,
                store,
                remote,
                uploads,
                baseUrl,
                callers,
                workers.timer(),
                new Facts(
                        appId,
                        builder.title,
                        builder.showError,
                        callers.login().way(),
                        agents.served(),
                        limits.uploads().maxFileSize(),
                        limits.maxBodySize(),
                        builder.about));
        // Jetty closes connections before it tells anybody that it stops, so nobody can be told later than here.
        shutdownHook = new Thread(this::onShutdown, "gradio-farewell");
        Runtime.getRuntime().addShutdownHook(shutdownHook);
        Sweeper sweeper = new Sweeper(store, limits.storage().fileAge(), builder.clock);
        long pause = Math.max(1, limits.storage().fileAge().toSeconds() / 4);
        workers.timer()
                .scheduleWithFixedDelay(() -> workers.calls().execute(sweeper::sweep), 0, pause, TimeUnit.SECONDS);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Adds the routes to a context that is being started.
     *
     * @param prefix {@code "/"}, or a path below the context such as {@code "/strict"}
     * @throws IllegalStateException if a server is mounted there already
     */
    public void mount(ServletContext context, String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "A server is mounted at / or at a path like /name, not at \"" + prefix + "\"");
        }
        String path = prefix.equals("/") ? "" : prefix;
        ResourceConfig jersey = new ResourceConfig();
        jersey.register(resources);
        jersey.register(EventStreams.feature(streams, callers));
        jersey.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        // All that there is has been registered: no features are looked for, and nothing of XML is loaded. Jersey's
        // services are
        // found as ever, since asynchronous answers are one of them.
        jersey.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        jersey.property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        jersey.property(ServerProperties.RESOURCE_VALIDATION_DISABLE, true);
        jersey.property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
        // A property and not an init parameter: that is ignored for a ResourceConfig made by hand.
        jersey.property(ServletProperties.FILTER_FORWARD_ON_404, true);
        Routes gradios = new Routes(jersey, path);
        FilterRegistration.Dynamic routes = context.addFilter("gradio" + path, gradios);
        if (routes == null) throw new IllegalStateException("A server is mounted at " + prefix + " already");
        Access access = new Access(Mount.in(context, path, gradios::isOurs), hosts, origins, pagePolicy);
        add(context.addFilter("gradio-access" + path, access), path);
        if (!path.isEmpty()) routes.setInitParameter(ServletProperties.FILTER_CONTEXT_PATH, path);
        add(routes, path);
        agents.mount(context, path);
    }

    private static void add(FilterRegistration.Dynamic filter, String path) {
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, path + "/*");
    }

    /** For figures; asking costs next to nothing. */
    public Load load() {
        return new Load(
                queue.waiting(),
                queue.running(),
                streams.size(),
                store.size(),
                store.hasRoom(),
                draining.getAsBoolean());
    }

    /** Where uploads and results lie. */
    Path directory() {
        return directory;
    }

    /** Tells every client that the server stops; without effect the second time. */
    private void farewell() {
        queue.stop();
        resources.stop();
        agents.stop();
    }

    private void onShutdown() {
        streams.stop();
        try {
            streams.awaitEnd(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeShutdownHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException shuttingDown) {
            // then it runs just now
        }
    }

    /** Takes no more calls, answers the pending ones with an error, ends every stream and waits for running calls to return. */
    @Override
    public void close() {
        removeShutdownHook(); // it would keep this web application's classes for ever
        streams.stop();
        try {
            streams.awaitEnd(FAREWELL);
            streams.closeAll();
            if (!workers.stop(PATIENCE, STOP))
                LOG.log(Level.WARNING, queue.running() + " calls have not returned in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (temporary) delete(directory);
        JarCache.release(ResourceConfig.class, ServletContainer.class, Localizable.class);
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "The files of this server could not be deleted from " + directory, e);
        }
    }

    /** Settings of a server; everything but the endpoints has a default. */
    public static final class Builder {
        private final Registry registry = new Registry();
        private String title = "Gradio";
        private Limits limits = Limits.DEFAULTS;
        private @Nullable Path files;
        private String root = "";
        private boolean showError;
        private boolean mcpServer = true;
        private Accounts accounts = Accounts.NONE;
        private Hosts hosts = new Hosts(List.of());
        private Origins origins = new Origins(List.of());
        private @Nullable String pagePolicy;
        private Supplier<Map<String, ?>> about = Map::of;
        private @Nullable Reach reach;
        private @Nullable Previews previews;
        private @Nullable LongSupplier free;
        private InstantSource clock = Clock.systemUTC();
        private CallListener listener = CallListener.NONE;
        private BooleanSupplier draining = () -> false;

        private Builder() {}

        public Builder title(String text) {
            title = text;
            return this;
        }

        public Builder limits(Limits bounds) {
            limits = bounds;
            return this;
        }

        /** Where uploads and results lie; made if it is not there. By default a directory that ends with the server. */
        public Builder files(Path directory) {
            files = directory;
            return this;
        }

        /**
         * The public address, or its path, where it cannot be told from the requests; empty otherwise.
         *
         * @throws IllegalArgumentException if it is neither
         */
        public Builder root(String rootPath) {
            if (!BaseUrl.isRoot(rootPath)) {
                throw new IllegalArgumentException("\"" + rootPath
                        + "\" is no root; one is an address or a path, such as https://example.org/tbi or /tbi");
            }
            root = rootPath;
            return this;
        }

        /** Whether clients see the text of unexpected exceptions. */
        public Builder showError(boolean show) {
            showError = show;
            return this;
        }

        /** Whether agents find what is meant for them, by the Model Context Protocol; they do unless switched off. */
        public Builder mcpServer(boolean serve) {
            mcpServer = serve;
            return this;
        }

        /**
         * The origins, such as {@code https://example.org}, whose pages may use this server too; by default none but its own.
         *
         * @throws IllegalArgumentException if one is no origin
         */
        public Builder allowedOrigins(List<String> allowed) {
            origins = new Origins(allowed);
            return this;
        }

        /**
         * The host names under which this server may be asked for; by default any, but on a connection from this machine itself only the
         * machine's own.
         *
         * @throws IllegalArgumentException if one is no host name
         */
        public Builder allowedHosts(List<String> allowed) {
            hosts = new Hosts(allowed);
            return this;
        }

        /**
         * The Content-Security-Policy, and with it the other headers for pages, of all that lies under the mount beside Gradio's own routes;
         * unless it is given, the author's pages and servlets get none of them. With it their exceptions are told by number only, as
         * those of Gradio's routes always are, and not by the container's page.
         */
        public Builder pagePolicy(String policy) {
            pagePolicy = policy;
            return this;
        }

        /** Names and passwords of those who may use the server; as long as nobody is named in any way, everybody may. */
        public Builder users(Map<String, String> passwords) {
            accounts = new Accounts(passwords, accounts.tokens(), accounts.container(), accounts.proxy());
            return this;
        }

        /** SHA-256 hashes, in hexadecimal, of the bearer tokens that scripts may use. */
        public Builder tokens(List<String> hashes) {
            accounts = new Accounts(accounts.users(), hashes, accounts.container(), accounts.proxy());
            return this;
        }

        /** Whether names and passwords of the container's realm are taken too. */
        public Builder containerLogin(boolean ask) {
            accounts = new Accounts(accounts.users(), accounts.tokens(), ask, accounts.proxy());
            return this;
        }

        /**
         * Whether proxies say who is logged in: the name in {@code header} is the user's if the request comes from one of {@code proxies},
         * and nothing otherwise. These are addresses ({@code 10.0.0.7}), networks ({@code 10.0.0.0/8}) or the word {@code container} for
         * those whom Tomcat's {@code RemoteIpValve} believes; behind that valve addresses say nothing. The proxies must not pass on
         * what their clients send in this header.
         *
         * @throws IllegalArgumentException if the header or a proxy is none, or there are no proxies
         */
        public Builder proxyLogin(String header, List<String> proxies) {
            Optional<ProxyLogin> proxy = Optional.of(new ProxyLogin(header, proxies));
            accounts = new Accounts(accounts.users(), accounts.tokens(), accounts.container(), proxy);
            return this;
        }

        /**
         * Whether callers may name a file by an address on the public Internet, from where this server then fetches it, instead of
         * uploading it. Off unless switched on: it lets callers choose whom the server talks to.
         */
        public Builder urlInputs(boolean allowed) {
            reach = allowed ? Reach.ofThePublic() : null;
            return this;
        }

        /** Other rules than those for the public Internet. */
        Builder urlInputs(Reach whom) {
            reach = whom;
            return this;
        }

        /** Bytes of the disk that can be written to, where that shall be another's business than the disk's. */
        Builder freeSpace(LongSupplier bytes) {
            free = bytes;
            return this;
        }

        /** What time it is, where that shall be another's business than the system's; files get old by it, and nothing else goes by it. */
        Builder clock(InstantSource wall) {
            clock = wall;
            return this;
        }

        /** Who hears how each call ends, for figures and logs. */
        public Builder calls(CallListener hears) {
            listener = hears;
            return this;
        }

        /** While this is so, new calls are refused with 503 and the others go on; asked at each call. */
        public Builder draining(BooleanSupplier asked) {
            draining = asked;
            return this;
        }

        /** Makes the pictures that agents are shown of images; without it they see files that are small enough, and links to others. */
        public Builder previews(Previews maker) {
            previews = maker;
            return this;
        }

        /** Further entries of {@code /config}, asked for at each request. */
        public Builder about(Supplier<Map<String, ?>> facts) {
            about = facts;
            return this;
        }

        /**
         * Adds every {@code @Api} method of the object.
         *
         * @throws DeclarationException if one is declared wrongly
         */
        public Builder endpoints(Object author) {
            registry.add(author);
            return this;
        }

        /** Adds the {@code @Api} methods of these names, in this order. */
        public Builder endpoints(Object author, String... methods) {
            registry.add(author, methods);
            return this;
        }

        /**
         * @throws DeclarationException if there are no endpoints
         * @throws UncheckedIOException if the directory for files cannot be used
         */
        public Server build() {
            if (registry.endpoints().isEmpty()) {
                throw new DeclarationException("A server needs endpoints, and none were given");
            }
            try {
                return new Server(this);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The directory for files" + (files == null ? "" : ", " + files + ",") + " cannot be used", e);
            }
        }
    }
}
