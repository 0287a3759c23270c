package containers;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.tomcat.util.descriptor.web.ContextEnvironment;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.jspecify.annotations.Nullable;

/** The Tomcat of the class path. What its own {@code conf/web.xml} would bring is set by hand: that one asks for JSP. */
record TomcatServer(Tomcat tomcat) implements Container {
    static TomcatServer start(int port, List<WebApp> apps) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector()
                .setProperty(
                        "maxConnections",
                        "20000"); // streams hold one each; Tomcat's own 8,192 are fewer than are tried here
        // Housekeeping that meets an undeployment half-way would be taken for a thread of the application's.
        tomcat.getEngine().setBackgroundProcessorDelay(-1);
        if (apps.stream().anyMatch(app -> !app.entries().isEmpty())) tomcat.enableNaming();
        tomcat.getHost(); // is made when it is asked for
        for (WebApp app : apps) add(tomcat, app);
        tomcat.start();
        for (var context : tomcat.getHost().findChildren()) {
            if (context.getState() == LifecycleState.STARTED) continue;
            new TomcatServer(tomcat).close();
            throw notStarted(context.getName());
        }
        return new TomcatServer(tomcat);
    }

    @Override
    public Deployment deploy(WebApp app) throws IOException {
        StandardContext context = add(tomcat, app);
        if (context.getState() != LifecycleState.STARTED) throw notStarted(context.getName());
        return new Deployment(
                context.getLoader().getClassLoader(), () -> tomcat.getHost().removeChild(context));
    }

    private static IllegalStateException notStarted(String name) {
        return new IllegalStateException("Tomcat did not start '" + name + "'; its log says why.");
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void stopAtShutdown() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(this::stopOnSigterm)); // as org.apache.catalina.startup.Catalina
    }

    private void stopOnSigterm() {
        try {
            tomcat.stop();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static StandardContext add(Tomcat tomcat, WebApp app) throws IOException {
        List<Path> folders = app.folders();
        Path base = folders.isEmpty() ? Files.createTempDirectory("webapp") : folders.get(0);
        StandardContext context = new StandardContext();
        context.setPath(app.contextPath());
        context.setDocBase(base.toAbsolutePath().toString());
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        context.addLifecycleListener(config);
        Tomcat.addDefaultMimeTypeMappings(context);
        Tomcat.addServlet(context, "default", new DefaultServlet());
        context.addServletMappingDecoded("/", "default");
        context.addWelcomeFile("index.html");
        context.setParentClassLoader(TomcatServer.class.getClassLoader());
        context.setFailCtxIfServletStartFails(true);
        if (!app.ownClasses()) { // With one class path for all there is nothing to look for.
            context.setClearReferencesThreadLocals(false);
            context.setClearReferencesRmiTargets(false);
        }
        ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
        StandardRoot resources = new StandardRoot(context);
        for (Path folder : folders.subList(Math.min(1, folders.size()), folders.size()))
            resources.addPostResources(
                    new DirResourceSet(resources, "/", folder.toAbsolutePath().toString(), "/"));
        context.setResources(resources);
        if (app.listener() != null) context.addServletContainerInitializer(starting(app.listener()), null);
        app.parameters().forEach(context::addParameter);
        app.entries().forEach((name, value) -> context.getNamingResources().addEnvironment(entry(name, value)));
        if (!app.users().isEmpty()) context.setRealm(new Users(app.users()));
        tomcat.getHost().addChild(context); // starts it if the host runs
        return context;
    }

    private static ContextEnvironment entry(String name, Object value) {
        ContextEnvironment entry = new ContextEnvironment();
        entry.setName(name);
        entry.setType(value.getClass().getName());
        entry.setValue(value.toString());
        return entry;
    }

    /** A listener added at run time may not register filters itself, so its start is called from where that is allowed. */
    private static ServletContainerInitializer starting(ServletContextListener listener) {
        return (classes, context) -> {
            listener.contextInitialized(new ServletContextEvent(context));
            context.addListener(new ServletContextListener() {
                @Override
                public void contextDestroyed(ServletContextEvent event) {
                    listener.contextDestroyed(event);
                }
            });
        };
    }

    private static final class Users extends RealmBase {
        private final Map<String, String> passwords;

        Users(Map<String, String> passwords) {
            this.passwords = passwords;
        }

        @Override
        protected @Nullable String getPassword(String name) {
            return passwords.get(name.toLowerCase(Locale.ROOT));
        }

        @Override
        protected Principal getPrincipal(String name) {
            return new GenericPrincipal(name.toLowerCase(Locale.ROOT));
        }
    }
}
