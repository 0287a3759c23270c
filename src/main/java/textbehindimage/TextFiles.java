package textbehindimage;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compresses the page's text files on their way, as containers do only where they are told to, and has browsers ask each time whether they
 * have changed: left to guess, they would put modules of two versions together. It keeps nothing: a changed file is sent at once, and the
 * container goes on to find files, to guard them, and to tell who has them already.
 */
final class TextFiles implements Filter {
    private static final Pattern TEXT = Pattern.compile("(?!/gradio_api/).*(/|\\.(html|css|js|json|svg))");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern CODING =
            Pattern.compile("\\s*(gzip|x-gzip|\\*)\\s*(?:;\\s*q\\s*=\\s*([\\d.]+)\\s*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZERO = Pattern.compile("0(\\.0*)?");

    private TextFiles() {}

    /** Behind the filters that are there already: what they answer is not touched. */
    static void in(ServletContext context) {
        FilterRegistration.Dynamic filter = context.addFilter("text-files", new TextFiles());
        filter.setAsyncSupported(true); // Agents are behind it, too.
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private static void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isText(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", "Accept-Encoding");
        response.setHeader("Cache-Control", "no-cache");
        // Ranges are of the bytes as they lie there.
        if (request.getHeader("Range") != null || !accepts(Collections.list(request.getHeaders("Accept-Encoding")))) {
            chain.doFilter(request, response);
            return;
        }
        GzipResponse compressed = new GzipResponse(response, request.getMethod().equals("HEAD"));
        chain.doFilter(request, compressed);
        compressed.finish();
    }

    private static boolean isText(HttpServletRequest request) {
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return READING.contains(request.getMethod()) && TEXT.matcher(path).matches();
    }

    /** Of lists of codings with weights, RFC 9110 12.5.3: what is named counts before {@code *}, and a weight of 0 forbids. */
    static boolean accepts(List<String> headers) {
        boolean any = false;
        for (String coding : String.join(",", headers).split(",")) {
            Matcher known = CODING.matcher(coding);
            if (!known.matches()) continue;
            boolean allowed =
                    known.group(2) == null || !ZERO.matcher(known.group(2)).matches();
            if (!known.group(1).equals("*")) return allowed;
            any = allowed;
        }
        return any;
    }
}
