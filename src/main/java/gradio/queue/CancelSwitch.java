package gradio.queue;

import gradio.api.Cancellation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The cancellation of one event. Goes off at most once. */
final class CancelSwitch implements Cancellation {
    private static final Logger LOG = System.getLogger(CancelSwitch.class.getName());

    private final List<Runnable> actions = new ArrayList<>(); // Guarded by this.
    private volatile boolean cancelled;

    /** Goes off when all of these have: a run that serves several events goes on as long as one of them is wanted. */
    static CancelSwitch ofAll(List<CancelSwitch> switches) {
        if (switches.size() == 1) return switches.get(0);
        CancelSwitch all = new CancelSwitch();
        AtomicInteger wanted = new AtomicInteger(switches.size());
        for (CancelSwitch one : switches) {
            one.onCancel(() -> {
                if (wanted.decrementAndGet() == 0) all.cancel();
            });
        }
        return all;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Runs the actions; they are foreign code, so no lock may be held here. */
    void cancel() {
        List<Runnable> due;
        synchronized (this) {
            if (cancelled) return;
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        for (Runnable action : due) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "An action on cancel failed", e);
            }
        }
    }
}
