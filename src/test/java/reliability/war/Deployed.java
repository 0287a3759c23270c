package reliability.war;

import gradio.Server;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Started by the WAR's {@code web.xml}: a server for everybody, and beside it one under {@code /auth} for the user u. */
public final class Deployed implements ServletContextListener {
    private final List<Server> servers = new ArrayList<>();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        mount(context, "/auth", Server.builder().users(Map.of("u", "p")));
        mount(context, "/", Server.builder());
    }

    private void mount(ServletContext context, String path, Server.Builder builder) {
        Path files = Path.of(context.getInitParameter("files"), path);
        Server server = builder.files(files).endpoints(new Author()).build();
        servers.add(server);
        server.mount(context, path);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        servers.forEach(Server::close);
    }
}
