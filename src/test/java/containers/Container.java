package containers;

import java.net.URI;
import java.util.List;

/**
 * A started container, on a free port of the loopback address. Its applications share the class path of the tests unless they are WARs.
 */
public interface Container extends AutoCloseable {
    /** Starts {@code apps}; one that cannot start is an exception here, not a line in the log. */
    static Container start(ContainerKind kind, WebApp... apps) throws Exception {
        return start(kind, 0, List.of(apps));
    }

    static Container start(ContainerKind kind, int port, List<WebApp> apps) throws Exception {
        return switch (kind) {
            case JETTY -> JettyServer.start(port, apps);
            case TOMCAT -> TomcatServer.start(port, apps);
        };
    }

    /** Adds one more application while the others are served. */
    Deployment deploy(WebApp app) throws Exception;

    /** From now on it stops on SIGTERM as its distribution does, beside whatever else runs then. */
    void stopAtShutdown();

    int port();

    /** Where {@code contextPath} is, with a slash at the end. */
    default URI address(String contextPath) {
        return URI.create("http://127.0.0.1:" + port() + contextPath + "/");
    }

    @Override
    void close() throws Exception;
}
