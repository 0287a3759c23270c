package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Where a login is asked for, every route is closed that is not on the short list here. The routes are read from the classes, so that a
 * new one is closed too, or this test says that it is not (check 23 of reliability-and-security).
 */
@EachContainer
class ClosedIT {
    /**
     * To log in, and to log out even if that has happened already; and looks and scripts of the page with the form for it, which know
     * nothing of the server.
     */
    private static final Set<String> OPEN = Set.of("POST /login", "POST /logout", "GET /gradio_api/docs/x");

    /** The app's own, outside the engine. */
    private static final List<String> PROBES = List.of("/healthz", "/readyz");

    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+(?::((?:[^{}]|\\{[^}]*})*))?}");
    private static final Pattern CHOICE = Pattern.compile("\\w+(\\|\\w+)+");

    /** The one servlet. What follows is of both kinds: what it answers and what it does not know. */
    private static final List<Route> MCP = Stream.of("", "/", "/http", "/http/", "/schema", "/x")
            .flatMap(end -> Stream.of("GET", "POST", "DELETE").map(verb -> new Route(verb, "/gradio_api/mcp" + end)))
            .toList();

    @Parameter
    ContainerKind kind;

    private record Route(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Every route of every resource, with something in place of each variable. */
    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>(MCP);
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("gradio")) {
            if (!found.isAnnotatedWith(Path.class)) continue;
            Class<?> resource = found.reflect();
            for (Method method : resource.getDeclaredMethods()) {
                for (String verb : verbs(method)) {
                    Path own = method.getAnnotation(Path.class);
                    String path =
                            "/" + resource.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
                    for (String one : filled(path)) routes.add(new Route(verb, one));
                }
            }
        }
        return routes;
    }

    private static List<String> verbs(Method method) {
        List<String> verbs = new ArrayList<>();
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) verbs.add(verb.value());
        }
        return verbs;
    }

    /** {@code {name}} becomes x, {@code {way:run|api}} each of its words, {@code {mark:[=/]}} the first of its characters. */
    private static List<String> filled(String path) {
        Matcher variable = VARIABLE.matcher(path);
        if (!variable.find()) return List.of(path);
        String rule = variable.group(1);
        List<String> values = rule == null || rule.equals(".*")
                ? List.of("x")
                : CHOICE.matcher(rule).matches() ? List.of(rule.split("\\|")) : List.of(rule.substring(1, 2));
        List<String> all = new ArrayList<>();
        for (String value : values) {
            all.addAll(filled(path.substring(0, variable.start()) + value + path.substring(variable.end())));
        }
        return all;
    }

    @Test
    void everyRouteButTheOpenOnes() throws Exception {
        Server server = Server.builder()
                .users(Map.of("ann", "right"))
                .endpoints(new Parrot())
                .build();
        try (Container container = Container.start(kind, WebApp.of(Prey.serving(server)))) {
            Site site = new Site(container.address(""));
            Set<String> open = new TreeSet<>();
            Set<String> seen = new TreeSet<>();
            for (Route route : routes()) {
                seen.add(route.toString());
                if (!isRefused(ask(site, route.method(), route.path()))) open.add(route.toString());
                String old = route.path().replaceFirst("^/gradio_api/", "/");
                Reply brief = ask(site, route.method(), old); // without the prefix, where that is known
                assertTrue(isClosed(brief) || OPEN.contains(route.toString()), () -> old + " answers " + brief);
                for (String spelling : List.of(
                        route.path().replaceFirst("/", "/;a=b/"),
                        route.path() + ";a=b",
                        route.path().replaceFirst("^/(\\w+)", "/$1;a=b"),
                        "/" + route.path(),
                        "/." + route.path(),
                        route.path().replaceFirst("^/g", "/%67").replaceFirst("^/c", "/%63"),
                        route.path().replaceFirst("^/gradio_api", "/GRADIO_API"))) {
                    Reply other = ask(site, route.method(), spelling);
                    assertTrue(
                            isClosed(other) || OPEN.contains(route.toString()),
                            () -> route.method() + " " + spelling + " answers " + other);
                }
            }
            assertEquals(new TreeSet<>(OPEN), open, "not closed");
            assertTrue(
                    seen.containsAll(List.of(
                            "GET /config",
                            "GET /gradio_api/info",
                            "GET /gradio_api/docs",
                            "GET /gradio_api/queue/standing",
                            "GET /llms.txt",
                            "GET /gradio_api/llms.txt",
                            "POST /gradio_api/upload",
                            "GET /gradio_api/file=x",
                            "POST /gradio_api/queue/join",
                            "GET /gradio_api/queue/data",
                            "POST /gradio_api/cancel",
                            "POST /gradio_api/api/x",
                            "POST /gradio_api/run/x",
                            "GET /gradio_api/call/x/x",
                            "GET /gradio_api/heartbeat/x")),
                    () -> "found only " + seen);
        }
    }

    /** What watches over servers has no login, and learns nothing from them that a stranger may not know. */
    @Test
    void ofTheAppsOwnAddressesThoseForProbesAreOpen() throws Exception {
        WebApp app = WebApp.ofProject().with("gradio.auth", "ann:right");
        try (Container container = Container.start(kind, app)) {
            Site site = new Site(container.address(""));
            for (Route route : routes()) {
                Reply reply = ask(site, route.method(), route.path());
                assertTrue(isRefused(reply) || OPEN.contains(route.toString()), () -> route + " answers " + reply);
            }
            for (String probe : PROBES) {
                Reply reply = ask(site, "GET", probe);
                assertTrue(List.of(200, 503).contains(reply.status()), reply::toString);
                assertTrue(
                        reply.text()
                                .matches(
                                        "\\{(\"(status|code|message|id|version|provider)\":\"[\\w .;]*\"|\"(waiting|running)\":\\d+|\"model\":\\{|[,}])*"),
                        reply::text);
            }
        }
    }

    private static Reply ask(Site site, String method, String path) throws Exception {
        return Wire.ask(site.home(), method, path, List.of("Content-Type: application/json"), new byte[0]);
    }

    private static boolean isRefused(Reply reply) {
        return reply.status() == 401 && reply.text().contains("Not authenticated");
    }

    /** Refused, or not an address at all; a container may hang up instead. */
    private static boolean isClosed(Reply reply) {
        return isRefused(reply) || List.of(0, 400, 404, 405).contains(reply.status());
    }
}
