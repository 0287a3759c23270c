package reliability;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;

/** The threads that live at one moment. */
record Threads(Set<Thread> known) {
    static Threads now() {
        return new Threads(Set.copyOf(Thread.getAllStackTraces().keySet()));
    }

    /** The names of the threads that have started since, live now, and whose names begin so. */
    List<String> startedSince(String prefix) {
        return now().known().stream()
                .filter(thread -> !known.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    /** The names of the threads that live and have one of these as their context class loader. */
    static List<String> withClassesOf(List<WeakReference<ClassLoader>> loaders) {
        return now().known().stream()
                .filter(thread -> thread.getContextClassLoader() != null)
                .filter(thread -> loaders.stream().anyMatch(one -> one.refersTo(thread.getContextClassLoader())))
                .map(Thread::getName)
                .toList();
    }
}
