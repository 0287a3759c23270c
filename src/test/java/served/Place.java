package served;

import containers.ContainerKind;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Where the app is mounted in the tests. */
enum Place {
    JETTY_AT_ROOT(ContainerKind.JETTY, ""),
    JETTY_AT_TBI(ContainerKind.JETTY, "/tbi"),
    TOMCAT_AT_ROOT(ContainerKind.TOMCAT, ""),
    TOMCAT_AT_TBI(ContainerKind.TOMCAT, "/tbi");

    final ContainerKind kind;
    final String contextPath;

    Place(ContainerKind kind, String contextPath) {
        this.kind = kind;
        this.contextPath = contextPath;
    }

    static Stream<Place> chosen() {
        return Arrays.stream(values()).filter(place -> ContainerKind.chosen().anyMatch(place.kind::equals));
    }

    static Stream<Place> oneOfEachContainer() {
        return chosen().filter(Set.of(JETTY_AT_ROOT, TOMCAT_AT_TBI)::contains);
    }
}
