package gradio.http;

import gradio.web.Mount;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * Jersey for the addresses that are Gradio's, and for no others: it reads the first byte of every form that comes by, and what the author
 * has at other addresses is none of its business.
 */
public final class Routes extends ServletContainer {
    private static final long serialVersionUID = 1;
    private static final Pattern OWN = Pattern.compile("(config|login|logout)/?|gradio_api(/.*)?");

    /** Gradio's unless the author has one of his own. */
    private static final String LLMS = "llms.txt";

    private static final Pattern MCP = Pattern.compile("gradio_api/mcp(/.*)?");

    private final String prefix;

    /** @param prefix of the mount, without a slash at its end */
    public Routes(ResourceConfig resources, String prefix) {
        super(resources);
        this.prefix = prefix + "/";
    }

    @Override
    public void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isOurs(request) || isTheServlets(request)) {
            chain.doFilter(request, response);
            return;
        }
        new Exchange(request, response).keep();
        super.doFilter(request, response, chain);
    }

    /** MCP is Gradio's too, and is no resource: its stream must be the container's own from the first byte to the last. */
    private boolean isTheServlets(HttpServletRequest request) {
        return MCP.matcher(Mount.path(request).substring(prefix.length())).matches() && hasServlet(request);
    }

    /** Whether a request is for one of Gradio's own routes. */
    public boolean isOurs(HttpServletRequest request) {
        String full = Mount.path(request);
        if (!full.startsWith(prefix)) return false;
        String path = full.substring(prefix.length());
        if (path.equals(LLMS)) return !hasServlet(request) && !isFile(request, full);
        return OWN.matcher(path).matches() || Aliases.match(request.getMethod(), path) && !hasServlet(request);
    }

    private static boolean isFile(HttpServletRequest request, String path) {
        try {
            return request.getServletContext().getResource(path) != null;
        } catch (MalformedURLException e) {
            return false;
        }
    }

    /** Whether the author has a servlet at this address; it comes before old addresses, as custom routes do upstream. */
    private static boolean hasServlet(HttpServletRequest request) {
        MappingMatch match = request.getHttpServletMapping().getMappingMatch();
        return match != null && match != MappingMatch.DEFAULT;
    }
}
