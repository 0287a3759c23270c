package containers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.ee10.plus.webapp.EnvConfiguration;
import org.eclipse.jetty.ee10.plus.webapp.PlusConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.plus.jndi.EnvEntry;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.LoginService;
import org.eclipse.jetty.security.UserPrincipal;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.security.Password;

/** Jetty 12, ee10. */
record JettyServer(Server server, ContextHandlerCollection contexts) implements Container {
    private static final int STOP_MILLIS = 5_000; // as jetty.xml of the distribution

    static JettyServer start(int port, List<WebApp> apps) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(anyPath()));
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(1_000); // a crowd that comes at once is not sent to wait for a second
        connector.setPort(port);
        server.addConnector(connector);
        ContextHandlerCollection contexts = new ContextHandlerCollection();
        for (WebApp app : apps) contexts.addHandler(context(app));
        server.setHandler(contexts);
        try {
            server.start();
        } catch (Exception e) {
            server.stop();
            throw e;
        }
        return new JettyServer(server, contexts);
    }

    @Override
    public Deployment deploy(WebApp app) throws Exception {
        WebAppContext context = context(app);
        Callback.Completable.with(done -> contexts.deployHandler(context, done)).get();
        context.start();
        return new Deployment(context.getClassLoader(), () -> {
            context.stop();
            Callback.Completable.with(done -> contexts.undeployHandler(context, done))
                    .get();
            context.destroy();
        });
    }

    @Override
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void stopAtShutdown() {
        server.setStopTimeout(STOP_MILLIS);
        server.setStopAtShutdown(true);
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** Jetty answers 400 to {@code //} in a path before an application sees it; what the application answers is what we test. */
    private static HttpConfiguration anyPath() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(
                UriCompliance.DEFAULT.with("empty segments", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
        return configuration;
    }

    private static WebAppContext context(WebApp app) throws Exception {
        WebAppContext context = new WebAppContext();
        context.setContextPath(app.contextPath().isEmpty() ? "/" : app.contextPath());
        ResourceFactory files = ResourceFactory.of(context);
        List<Path> folders = app.folders().isEmpty() ? List.of(Files.createTempDirectory("webapp")) : app.folders();
        context.setBaseResource(
                ResourceFactory.combine(folders.stream().map(files::newResource).toList()));
        if (app.listener() != null) {
            context.addEventListener(app.listener());
        } else if (!app.ownClasses()) {
            context.setDescriptor(
                    WebApp.SOURCE.resolve("WEB-INF/web.xml").toUri().toString());
        }
        if (!app.ownClasses()) context.setClassLoader(JettyServer.class.getClassLoader());
        app.parameters().forEach(context::setInitParameter);
        if (app.entries().isEmpty())
            context.getConfigurations().remove(EnvConfiguration.class, PlusConfiguration.class);
        for (Map.Entry<String, Object> entry : app.entries().entrySet())
            new EnvEntry(context, entry.getKey(), entry.getValue(), true);
        if (!app.users().isEmpty()) context.getSecurityHandler().setLoginService(realm(app.users()));
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.setThrowUnavailableOnStartupException(true);
        return context;
    }

    private static LoginService realm(Map<String, String> users) {
        UserStore store = new UserStore();
        users.forEach((name, password) -> store.addUser(name, new Password(password), new String[0]));
        HashLoginService realm = new HashLoginService() {
            @Override
            protected UserPrincipal loadUserInfo(String name) {
                return super.loadUserInfo(name.toLowerCase(Locale.ROOT));
            }
        };
        realm.setUserStore(store);
        return realm;
    }
}
