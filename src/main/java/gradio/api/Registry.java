package gradio.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints of one server; an endpoint's place in the list is its {@code fn_index}. */
public final class Registry {
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<String, Endpoint> byName = new HashMap<>();

    /**
     * Adds every {@code @Api} method of the object, sorted by name.
     *
     * @throws DeclarationException if one is declared wrongly
     */
    public Registry add(Object author) {
        Declarations.of(author).forEach(this::register);
        return this;
    }

    /** Adds the methods of these Java names, in this order. */
    public Registry add(Object author, String... methods) {
        for (String method : methods) register(Declarations.of(author, method));
        return this;
    }

    private void register(Endpoint endpoint) {
        Endpoint other = byName.putIfAbsent(endpoint.name(), endpoint);
        if (other != null) {
            throw new DeclarationException(other.origin() + " and " + endpoint.origin() + " are both named /"
                    + endpoint.name() + "; give one of them another @Api(name)");
        }
        endpoints.add(endpoint);
    }

    /** In order of registration. */
    public List<Endpoint> endpoints() {
        return Collections.unmodifiableList(endpoints);
    }

    public Optional<Endpoint> byIndex(int fnIndex) {
        return fnIndex >= 0 && fnIndex < endpoints.size() ? Optional.of(endpoints.get(fnIndex)) : Optional.empty();
    }

    public Optional<Endpoint> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
