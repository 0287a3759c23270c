package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What has been done to Gradio is tried on us, and on a server that lets everything happen, so that we know that it was tried well. */
@EveryContainer
class AdvisoriesIT {
    private final Prey engine;
    private final Prey unsafe;

    AdvisoriesIT(Place place, Servers servers) throws Exception {
        engine = servers.prey(place);
        unsafe = servers.unsafe(place);
    }

    static Stream<Advisory> rows() {
        return Advisories.ALL.stream().filter(row -> !row.attacks().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void doesNoHarm(Advisory row) throws Exception {
        List<String> harm = new ArrayList<>();
        for (Attack attack : row.attacks())
            attack.harm(engine).ifPresent(what -> harm.add(attack + ": the server " + what));
        assertEquals(List.of(), harm);
        assertEquals(List.of(), engine.bait().visits()); // those of the rows before would be seen here at the latest
    }

    /** Each of its attacks does harm there, but for those that the container itself does not let through, and one is let through. */
    @ParameterizedTest
    @MethodSource("rows")
    void doesHarmToAnUnsafeServer(Advisory row) throws Exception {
        List<String> harm = new ArrayList<>();
        for (Attack attack : row.attacks()) {
            int before = unsafe.arrivals();
            Optional<String> done = attack.harm(unsafe);
            done.ifPresent(harm::add);
            assertTrue(done.isPresent() || unsafe.arrivals() == before, () -> attack + " does no harm");
        }
        assertFalse(harm.isEmpty(), "no attack comes through");
        assertFalse(harm.stream().anyMatch(what -> what.contains("answers 5")), harm::toString);
    }
}
