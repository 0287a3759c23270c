package gradio.http;

import gradio.api.RequestInfo;
import gradio.files.FileStore;
import gradio.files.RemoteFile;
import gradio.web.BaseUrl;
import gradio.web.Callers;
import gradio.web.StoreGate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a resource needs to know of the request at hand. */
final class Requests {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final BaseUrl baseUrl;
    private final FileStore files;
    private final @Nullable RemoteFile remote;
    private final Callers callers;

    Requests(BaseUrl baseUrl, FileStore files, @Nullable RemoteFile remote, Callers callers) {
        this.baseUrl = baseUrl;
        this.files = files;
        this.remote = remote;
        this.callers = callers;
    }

    /** The public address of this server, without a slash at its end. */
    String root(HttpServletRequest request, UriInfo uri) {
        String path = uri.getBaseUri().getRawPath(); // context path and mount
        return baseUrl.of(request, path.substring(0, path.length() - 1));
    }

    StoreGate gate(HttpServletRequest request, UriInfo uri) {
        return new StoreGate(files, owner(request), root(request, uri), remote);
    }

    /** Who is logged in; null if nobody is. */
    @Nullable
    String user(HttpServletRequest request) {
        return callers.user(request);
    }

    /** Whose is what this request makes; null for nobody's. */
    @Nullable
    String owner(HttpServletRequest request) {
        return callers.owner(request);
    }

    /**
     * Whose an upload is that brings a ticket, which is used up.
     *
     * @throws jakarta.ws.rs.WebApplicationException 403 if it is none
     */
    @Nullable
    String redeemed(String ticket) {
        return callers.uploads()
                .redeem(ticket)
                .orElseThrow(
                        () -> Problems.of(403, "This upload address has been used or has expired; ask for another."))
                .owner();
    }

    /** Whose turn a request uses up: the user who is logged in, else the address. */
    String client(HttpServletRequest request) {
        return callers.client(request);
    }

    /**
     * Under which name an upload of this caller is watched: nobody finds another's.
     *
     * @throws jakarta.ws.rs.WebApplicationException 400 unless {@code id} is 1 to 128 letters, digits, _ or -
     */
    String uploadKey(HttpServletRequest request, String id) {
        return checked("upload_id", id) + " of " + owner(request);
    }

    RequestInfo info(HttpServletRequest request, UriInfo uri, String sessionHash) {
        return callers.info(request, uri.getQueryParameters(), sessionHash);
    }

    /** @throws jakarta.ws.rs.WebApplicationException 400 unless it is 1 to 128 letters, digits, _ or - */
    static String checkedHash(String hash) {
        return checked("session_hash", hash);
    }

    private static String checked(String name, String word) {
        if (WORD.matcher(word).matches()) return word;
        throw Problems.of(400, "The " + name + " must be 1 to 128 letters, digits, _ or -.");
    }
}
