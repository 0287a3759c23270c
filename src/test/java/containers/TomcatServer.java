package containers;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Tomcat 11. What its own {@code conf/web.xml} would bring is set by hand: that one asks for JSP. */
final class TomcatServer {
    private TomcatServer() {}

    static Tomcat start(int port, List<WebApp> apps) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.setAddDefaultWebXmlToWebapp(false);
        for (WebApp app : apps) add(tomcat, app);
        tomcat.start();
        for (var context : tomcat.getHost().findChildren()) {
            if (context.getState() == LifecycleState.STARTED) continue;
            stop(tomcat);
            throw new IllegalStateException("Tomcat did not start '" + context.getName() + "'; its log says why.");
        }
        return tomcat;
    }

    static void stop(Tomcat tomcat) throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static void add(Tomcat tomcat, WebApp app) throws IOException {
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        List<Path> folders = app.folders();
        Path base = folders.isEmpty() ? Files.createTempDirectory("webapp") : folders.get(0);
        StandardContext context = (StandardContext) tomcat.addWebapp(
                tomcat.getHost(), app.contextPath(), base.toAbsolutePath().toString(), config);
        Tomcat.addDefaultMimeTypeMappings(context);
        Tomcat.addServlet(context, "default", new DefaultServlet());
        context.addServletMappingDecoded("/", "default");
        context.addWelcomeFile("index.html");
        context.setParentClassLoader(TomcatServer.class.getClassLoader());
        context.setFailCtxIfServletStartFails(true);
        context.setClearReferencesThreadLocals(false); // With one class path for all there is nothing to look for.
        context.setClearReferencesRmiTargets(false);
        ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
        StandardRoot resources = new StandardRoot(context);
        for (Path folder : folders.subList(Math.min(1, folders.size()), folders.size()))
            resources.addPostResources(
                    new DirResourceSet(resources, "/", folder.toAbsolutePath().toString(), "/"));
        context.setResources(resources);
        if (app.listener() != null) context.addServletContainerInitializer(starting(app.listener()), null);
        app.parameters().forEach(context::addParameter);
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
}
