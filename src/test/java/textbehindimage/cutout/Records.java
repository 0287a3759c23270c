package textbehindimage.cutout;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What this package logs meanwhile, kept from the log of the tests. */
final class Records extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger(Records.class.getPackageName());
    private final List<String> all = new CopyOnWriteArrayList<>();

    Records() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    List<String> all() {
        return List.copyOf(all);
    }

    @Override
    public void publish(LogRecord entry) {
        all.add(entry.getLevel() + " " + entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
