package gradio.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Where in a servlet context a server is mounted, and what there is its own. */
public final class Mount {
    private static final String ALL = Mount.class.getName();

    private final String path;
    private final Set<String> all; // paths of all mounts of this context
    private final Predicate<HttpServletRequest> gradios;

    private Mount(String path, Set<String> all, Predicate<HttpServletRequest> gradios) {
        this.path = path;
        this.all = all;
        this.gradios = gradios;
    }

    /**
     * @param path within the context, without a slash at its end
     * @param gradios tells Gradio's own routes from what the author has beside them
     */
    public static Mount in(ServletContext context, String path, Predicate<HttpServletRequest> gradios) {
        @SuppressWarnings("unchecked") // nobody else puts anything there
        Set<String> all = (Set<String>) context.getAttribute(ALL);
        if (all == null) all = ConcurrentHashMap.newKeySet();
        context.setAttribute(ALL, all);
        all.add(path);
        return new Mount(path, all, gradios);
    }

    boolean isGradios(HttpServletRequest request) {
        return gradios.test(request);
    }

    /** Whether a request is for a server that is mounted below this one. */
    boolean isOfAnother(HttpServletRequest request) {
        String asked = path(request) + "/";
        for (String other : all) {
            if (other.length() > path.length() && asked.startsWith(other + "/")) return true;
        }
        return false;
    }

    /** What is asked for within the context: decoded, normalised and without path parameters, whichever way it was written. */
    public static String path(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }
}
