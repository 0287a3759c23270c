package gradio.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/**
 * What Jersey leaves open of the methods that it answers by itself. Of a stream, HEAD is told its type and no more: Jersey would run it,
 * and whoever listens to it would lose it, for nobody. OPTIONS are told without a body, and {@code Allow} names HEAD wherever it does GET.
 */
final class Methods implements ContainerRequestFilter, ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String asked = Exchange.of(request).request().getMethod(); // Jersey itself says GET by now
        if (!asked.equals(HttpMethod.HEAD) || !isStream(Exchange.route(request))) return;
        request.abortWith(Response.ok()
                .header(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS + ";charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }

    private static boolean isStream(ResourceInfo route) {
        if (route.getResourceClass() == UploadProgressResource.class)
            return true; // or no stream at all, some seconds later
        Method method = route.getResourceMethod();
        Produces told = method == null ? null : method.getAnnotation(Produces.class);
        return told != null && List.of(told.value()).contains(MediaType.SERVER_SENT_EVENTS);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        String allow = answer.getHeaderString(HttpHeaders.ALLOW);
        if (allow == null) return;
        List<String> methods =
                Arrays.stream(allow.split(",")).map(String::strip).toList();
        StringBuilder told = new StringBuilder();
        for (String method : List.of("GET", "HEAD", "POST", "OPTIONS")) {
            boolean does = methods.contains(method) || method.equals("HEAD") && methods.contains("GET");
            if (does) told.append(told.isEmpty() ? "" : ", ").append(method);
        }
        answer.getHeaders().putSingle(HttpHeaders.ALLOW, told.toString());
        if (request.getMethod().equals(HttpMethod.OPTIONS)) answer.setEntity(null);
    }
}
