package containers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Jetty 12, ee10. */
final class JettyServer {
    private JettyServer() {}

    static Server start(int port, List<WebApp> apps) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
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
        return server;
    }

    static int port(Server server) {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    private static WebAppContext context(WebApp app) throws Exception {
        WebAppContext context = new WebAppContext();
        context.setContextPath(app.contextPath().isEmpty() ? "/" : app.contextPath());
        ResourceFactory files = ResourceFactory.of(context);
        List<Path> folders = app.folders().isEmpty() ? List.of(Files.createTempDirectory("webapp")) : app.folders();
        context.setBaseResource(
                ResourceFactory.combine(folders.stream().map(files::newResource).toList()));
        if (app.listener() == null) {
            context.setDescriptor(
                    WebApp.SOURCE.resolve("WEB-INF/web.xml").toUri().toString());
        } else {
            context.addEventListener(app.listener());
        }
        context.setClassLoader(JettyServer.class.getClassLoader());
        app.parameters().forEach(context::setInitParameter);
        context.setThrowUnavailableOnStartupException(true);
        return context;
    }
}
