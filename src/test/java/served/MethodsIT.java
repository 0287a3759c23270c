package served;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that nobody needs, and what a web application keeps to itself (check 42). */
@EveryContainer
class MethodsIT {
    private static final Set<Integer> REFUSED = Set.of(400, 403, 404, 405, 501);
    private static final List<String> PLACES = List.of(
            "",
            "index.html",
            "x.jsp",
            "config",
            "gradio_api/info",
            "gradio_api/upload",
            "gradio_api/file=x",
            "WEB-INF/web.xml",
            "META-INF/MANIFEST.MF");

    private final Site app;

    MethodsIT(Place place, Servers servers) throws Exception {
        app = servers.app(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "TRACE", "PROPFIND", "MKCOL", "PATCH"})
    void changesNothing(String method) throws IOException {
        for (String path : PLACES) {
            Reply reply = ask(method, path);
            assertTrue(REFUSED.contains(reply.status()), () -> method + " " + path + " " + reply);
        }
        Reply page = ask("GET", "x.jsp"); // a container without JSP says 404, or that it has none
        assertTrue(page.status() >= 400 && page.body().length < 2_000, page::toString);
    }

    @Test
    void whatIsInsideStaysInside() throws IOException {
        for (String path : List.of(
                "WEB-INF/web.xml",
                "WEB-INF/",
                "web-inf/web.xml",
                "WEB-INF/model/default.json",
                "META-INF/",
                "x/../WEB-INF/web.xml",
                "WEB-INF%2Fweb.xml",
                "./WEB-INF/web.xml",
                "WEB-INF;x/web.xml")) {
            Reply reply = ask("GET", path);
            assertTrue(REFUSED.contains(reply.status()), () -> path + " " + reply);
        }
    }

    @Test
    void optionsTellNoMethodThatWritesFiles() throws IOException {
        for (String path : List.of("", "index.html", "config", "gradio_api/info")) {
            Reply reply = ask("OPTIONS", path);
            assertTrue(!reply.header("Allow").matches(".*(PUT|DELETE|PROPFIND).*"), reply::toString);
        }
        Reply all = Wire.ask(app.home(), "OPTIONS", "*", List.of(), new byte[0]); // is the container's to answer
        assertTrue(all.status() < 500, all::toString);
    }

    private Reply ask(String method, String path) throws IOException {
        return Wire.ask(app.home(), method, app.home().getRawPath() + path, List.of(), new byte[0]);
    }
}
