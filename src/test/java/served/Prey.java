package served;

import containers.Container;
import containers.ContainerKind;
import containers.WebApp;
import gradio.Server;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A server to attack, with all that an attack must not reach: a secret beside its files, another in a folder whose name begins like
 * theirs, and a host that it might be lured to. It is the engine, or the {@link UnsafeServlet} in its place.
 */
final class Prey implements AutoCloseable {
    static final String SECRET = "canary-5d1f7a";

    private final Path room;
    private final Container container;
    private final Bait bait = new Bait(SECRET);
    private final AtomicInteger arrivals;

    private Prey(
            ContainerKind kind,
            AtomicInteger arrivals,
            Function<Path, ServletContextListener> open,
            Function<Path, ServletContextListener> locked)
            throws Exception {
        this.arrivals = arrivals;
        room = Files.createTempDirectory("prey").toRealPath();
        Files.writeString(secret(), SECRET);
        Files.writeString(Files.createDirectory(room.resolve("store-evil")).resolve("secret.txt"), SECRET);
        container = Container.start(
                kind,
                WebApp.of(open.apply(store())),
                WebApp.of(locked.apply(room.resolve("locked-store"))).at("/locked"));
    }

    static Prey engine(ContainerKind kind) throws Exception {
        return new Prey(
                kind,
                new AtomicInteger(),
                store -> serving(Server.builder().files(store)),
                store -> serving(Server.builder().files(store).users(Map.of("ann", "right"))));
    }

    static Prey unsafe(ContainerKind kind) throws Exception {
        AtomicInteger arrivals = new AtomicInteger();
        Function<Path, ServletContextListener> either = store -> UnsafeServlet.listener(store, arrivals);
        return new Prey(kind, arrivals, either, either);
    }

    private static ServletContextListener serving(Server.Builder builder) {
        return serving(builder.endpoints(new Parrot()).build());
    }

    static ServletContextListener serving(Server server) {
        return new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                server.mount(event.getServletContext(), "/");
            }

            @Override
            public void contextDestroyed(ServletContextEvent event) {
                server.close();
            }
        };
    }

    Site site() {
        return new Site(container.address(""));
    }

    /** The same server where a login is asked for. */
    Site locked() {
        return new Site(container.address("/locked"));
    }

    /** How many requests the container has let through; counted for the {@link UnsafeServlet} only. */
    int arrivals() {
        return arrivals.get();
    }

    Bait bait() {
        return bait;
    }

    /** Where the server keeps its files. */
    Path store() {
        return room.resolve("store");
    }

    /** A file that is none of the server's. */
    Path secret() {
        return room.resolve("secret.txt");
    }

    /** Every file below the server's room but the two secrets, the newest of the server's doing. */
    List<Path> written() throws IOException {
        try (Stream<Path> all = Files.walk(room)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.equals(secret()) && !file.startsWith(room.resolve("store-evil")))
                    .toList();
        }
    }

    /** Fills in {@code {secret}}, its directory {@code {room}}, and {@code {bait}}. */
    String filled(String text) {
        return text.replace("{secret}", secret().toString())
                .replace("{\\secret}", secret().toString().replace('/', '\\'))
                .replace("{SECRET}", secret().toString().toUpperCase(Locale.ROOT))
                .replace("{room}", room.toString())
                .replace("{bait}", bait.address());
    }

    @Override
    public void close() throws Exception {
        container.close();
        bait.close();
    }
}
