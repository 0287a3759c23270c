package served;

import containers.ContainerKind;

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
}
