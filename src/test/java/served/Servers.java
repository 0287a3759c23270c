package served;

import containers.Container;
import containers.ContainerKind;
import containers.WebApp;
import java.util.EnumMap;
import java.util.Map;

/**
 * One container of each kind for all tests of a run, started when first asked for. Each holds the project's app twice, at the root and
 * under {@code /tbi}, and the {@link Bench} twice beside it. What is there to be attacked has containers of its own.
 */
final class Servers implements AutoCloseable {
    private static final String BENCH = "/bench";

    private final Map<ContainerKind, Container> started = new EnumMap<>(ContainerKind.class);
    private final Map<Place, Bench> benches = new EnumMap<>(Place.class);
    private final Map<ContainerKind, Prey> preys = new EnumMap<>(ContainerKind.class);
    private final Map<ContainerKind, Prey> unsafe = new EnumMap<>(ContainerKind.class);

    /** The project's app. */
    Site app(Place place) throws Exception {
        return new Site(container(place.kind).address(place.contextPath));
    }

    /** The engine with endpoints that wait for the test. */
    Site bench(Place place) throws Exception {
        return new Site(container(place.kind).address(place.contextPath + BENCH));
    }

    /** What holds the calls of {@link #bench(Place)} up. */
    Bench controls(Place place) throws Exception {
        container(place.kind);
        return benches.get(place);
    }

    /** The engine, at the root of a container of its own, to be attacked. */
    Prey prey(Place place) throws Exception {
        if (!preys.containsKey(place.kind)) preys.put(place.kind, Prey.engine(place.kind));
        return preys.get(place.kind);
    }

    /** A server that every attack must harm. */
    Prey unsafe(Place place) throws Exception {
        if (!unsafe.containsKey(place.kind)) unsafe.put(place.kind, Prey.unsafe(place.kind));
        return unsafe.get(place.kind);
    }

    private Container container(ContainerKind kind) throws Exception {
        Container running = started.get(kind);
        if (running != null) return running;
        WebApp[] apps = new WebApp[4];
        int n = 0;
        for (Place place : Place.values()) {
            if (place.kind != kind) continue;
            Bench bench = new Bench();
            benches.put(place, bench);
            apps[n++] = WebApp.ofProject().at(place.contextPath);
            apps[n++] = WebApp.of(bench.listener()).at(place.contextPath + BENCH);
        }
        Container container = Container.start(kind, apps);
        started.put(kind, container);
        return container;
    }

    @Override
    public void close() throws Exception {
        for (Container container : started.values()) container.close();
        for (Prey prey : preys.values()) prey.close();
        for (Prey prey : unsafe.values()) prey.close();
    }
}
