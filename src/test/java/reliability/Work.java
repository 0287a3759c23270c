package reliability;

import gradio.api.Api;
import gradio.api.Cancellation;
import java.util.concurrent.CountDownLatch;

/** What the experiments call; one call of each at a time. */
public final class Work {
    /** Works until it is cancelled. */
    @Api
    public String work(Cancellation cancellation) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        cancellation.onCancel(cancelled::countDown);
        cancelled.await();
        return "cancelled";
    }

    /** Works for so long whatever happens around it, unless it is interrupted. */
    @Api
    public String deaf(double seconds) throws InterruptedException {
        Thread.sleep((long) (seconds * 1000));
        return "slept";
    }
}
