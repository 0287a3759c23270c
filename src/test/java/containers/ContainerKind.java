package containers;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The servlet containers that everything is tried on. */
public enum ContainerKind {
    JETTY,
    TOMCAT;

    /** All, or the one that {@code -Dcontainer} names. */
    public static Stream<ContainerKind> chosen() {
        String only = System.getProperty("container", "").toUpperCase(Locale.ROOT);
        return only.isEmpty() ? Arrays.stream(values()) : Stream.of(valueOf(only));
    }
}
