package served;

import fixtures.Bounds;
import gradio.Server;
import gradio.api.Api;
import gradio.files.FileData;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** A web application whose author has more than two of this project's servers in it: a servlet, a filter and JAX-RS resources. */
public final class Beside implements ServletContextListener {
    static final int SMALL = 10;
    private static final String SECRET_SHA_256 =
            "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"; // of "secret"

    private final java.nio.file.Path files;
    private final List<Server> servers = new ArrayList<>();

    Beside(java.nio.file.Path files) {
        this.files = files;
    }

    /** The endpoints at the root. */
    public static final class Greeter {
        @Api
        public String greet(String name) {
            return "Hello " + name;
        }

        @Api
        public FileData same(FileData file) {
            return file;
        }
    }

    /** Those under {@code /private}. */
    public static final class Counter {
        @Api
        public int count(String text) {
            return text.length();
        }

        @Api
        public FileData same(FileData file) {
            return file;
        }
    }

    /** Answers what it was asked, and the form in its body. */
    private static final class OwnServlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.getWriter().print("own " + request.getMethod() + " " + request.getParameter("field"));
        }
    }

    private static final class Stamp extends HttpFilter {
        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(
                HttpServletRequest request, HttpServletResponse response, jakarta.servlet.FilterChain chain)
                throws IOException, jakarta.servlet.ServletException {
            response.setHeader("X-Stamp", "author");
            response.addCookie(new Cookie("stamp", "author"));
            chain.doFilter(request, response);
        }
    }

    /** The author's own resources, where most authors have them. */
    @Path("things")
    public static final class Things {
        @GET
        @Path("{name}")
        public String get(@PathParam("name") String name) {
            return "thing " + name;
        }

        @POST
        public String post(String body) {
            return "posted " + body;
        }
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        var stamp = context.addFilter("stamp", new Stamp());
        stamp.setAsyncSupported(true);
        stamp.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        context.addServlet("own", new OwnServlet()).addMapping("/own/*", "/upload");
        context.addServlet("things", new ServletContainer(new ResourceConfig(Things.class)))
                .addMapping("/api/*");
        mount(context, "/", Server.builder().endpoints(new Greeter()));
        mount(
                context,
                "/private",
                Server.builder()
                        .tokens(List.of(SECRET_SHA_256))
                        .limits(Bounds.maxFileSize(SMALL))
                        .endpoints(new Counter()));
    }

    private void mount(ServletContext context, String path, Server.Builder builder) {
        Server server = builder.files(files.resolve("files" + servers.size())).build();
        servers.add(server);
        server.mount(context, path);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        servers.forEach(Server::close);
    }
}
