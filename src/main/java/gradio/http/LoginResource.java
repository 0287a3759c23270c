package gradio.http;

import gradio.web.Login;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /login} with a form of {@code username} and {@code password}, as both clients send it (gradio-protocol 6); {@code POST
 * /logout}, and not GET, so that no foreign page can log anybody out.
 */
@Path("{way:login|logout}")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public final class LoginResource {
    private static final int MAX_FORM = 16 << 10;
    private static final int TWELVE_HOURS = 12 * 3600;

    private final Login login;

    @Inject
    LoginResource(Login login) {
        this.login = login;
    }

    @POST
    @Open
    public Response post(
            @HeaderParam("Content-Type") @Nullable String type,
            InputStream body,
            @Context HttpServletRequest request,
            @Context UriInfo uri)
            throws IOException, ServletException {
        if (uri.getPath().startsWith("logout")) {
            login.logOut(request);
            return answer(cookie("", request, uri, 0));
        }
        Map<String, String> form = form(type == null ? "" : type, body);
        String name = form.getOrDefault("username", "").trim();
        try {
            Optional<String> value = login.logIn(request, name, form.getOrDefault("password", ""));
            // 401 gives both clients a better text than upstream's 400 (gradio-protocol 6).
            if (value.isEmpty()) return Problems.response(401, "Incorrect credentials.");
            return answer(cookie(value.get(), request, uri, TWELVE_HOURS));
        } catch (Login.LockedOut e) {
            return Response.fromResponse(Problems.response(429, e.getMessage()))
                    .header("Retry-After", e.seconds())
                    .build();
        }
    }

    private static Response answer(NewCookie cookie) {
        return Response.ok(Map.of("success", true)).cookie(cookie).build();
    }

    private NewCookie cookie(String value, HttpServletRequest request, UriInfo uri, int seconds) {
        return Cookies.of(login.cookieName(), value, seconds, request, uri);
    }

    private static Map<String, String> form(String type, InputStream body) {
        Map<String, String> form = new HashMap<>();
        if (type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            try {
                Multipart parts = new Multipart(body, type);
                for (Multipart.Part part; (part = parts.next()) != null; )
                    form.put(part.name(), new String(Bodies.read(parts.content(), MAX_FORM), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw Bodies.cutShort();
            }
            return form;
        }
        for (String pair : new String(Bodies.read(body, MAX_FORM), StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.of(400, "The form is not encoded as application/x-www-form-urlencoded.");
        }
    }
}
