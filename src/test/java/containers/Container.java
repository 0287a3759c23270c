package containers;

import java.net.URI;
import java.util.List;

/** A started container, on a free port of the loopback address. All its applications share the class path of the tests. */
public final class Container implements AutoCloseable {
    private final int port;
    private final AutoCloseable stop;

    private Container(int port, AutoCloseable stop) {
        this.port = port;
        this.stop = stop;
    }

    /** Starts {@code apps}; one that cannot start is an exception here, not a line in the log. */
    public static Container start(ContainerKind kind, WebApp... apps) throws Exception {
        return start(kind, 0, List.of(apps));
    }

    public static Container start(ContainerKind kind, int port, List<WebApp> apps) throws Exception {
        return switch (kind) {
            case JETTY -> {
                var server = JettyServer.start(port, apps);
                yield new Container(JettyServer.port(server), server::stop);
            }
            case TOMCAT -> {
                var tomcat = TomcatServer.start(port, apps);
                yield new Container(tomcat.getConnector().getLocalPort(), () -> TomcatServer.stop(tomcat));
            }
        };
    }

    public int port() {
        return port;
    }

    /** Where {@code contextPath} is, with a slash at the end. */
    public URI address(String contextPath) {
        return URI.create("http://127.0.0.1:" + port + contextPath + "/");
    }

    @Override
    public void close() throws Exception {
        stop.close();
    }
}
