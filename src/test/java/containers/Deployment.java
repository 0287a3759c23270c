package containers;

import java.lang.ref.WeakReference;

/** A web application that was added to a running container. */
public final class Deployment {
    private final WeakReference<ClassLoader> classes;
    private final AutoCloseable undeploy;

    Deployment(ClassLoader classes, AutoCloseable undeploy) {
        this.classes = new WeakReference<>(classes);
        this.undeploy = undeploy;
    }

    /** Its class loader, for as long as something holds it. */
    public WeakReference<ClassLoader> classes() {
        return classes;
    }

    /** Stops and forgets it; the container goes on. */
    public void undeploy() throws Exception {
        undeploy.close();
    }
}
