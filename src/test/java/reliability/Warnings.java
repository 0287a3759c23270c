package reliability;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a part of a container warns of. */
final class Warnings extends Handler implements AutoCloseable {
    private final Logger logger; // else the garbage collector might take it with this handler
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();

    /** @param name of a logger of java.util.logging, or of several, up to a dot */
    Warnings(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(this);
    }

    List<String> all() {
        return List.copyOf(warnings);
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue())
            warnings.add(entry.getMessage().replaceAll("\\s*\n\\s*", " / "));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
