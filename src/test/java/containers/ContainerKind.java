package containers;

/** The servlet containers that everything is tried on. */
public enum ContainerKind {
    JETTY,
    TOMCAT
}
