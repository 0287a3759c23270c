package gradio.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What one class has logged since it was opened, in place of the console. */
public final class Journal extends Handler implements AutoCloseable {
    private final Logger logger; // held: a logger that nobody holds is made anew, without this handler
    private final List<LogRecord> records = new ArrayList<>();

    private Journal(Logger logger) {
        this.logger = logger;
    }

    public static Journal of(Class<?> type) {
        Logger logger = Logger.getLogger(type.getName());
        Journal journal = new Journal(logger);
        logger.addHandler(journal);
        logger.setUseParentHandlers(false);
        return journal;
    }

    public synchronized List<LogRecord> records() {
        return List.copyOf(records);
    }

    @Override
    public synchronized void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
