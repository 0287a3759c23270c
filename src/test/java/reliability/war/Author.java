package reliability.war;

import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.Cancellation;
import gradio.api.Progress;
import gradio.files.FileData;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** One endpoint of each kind. */
public final class Author {
    @Api
    public FileData copy(FileData file, Progress progress) {
        progress.at(0.5, "Copying");
        return FileData.of(file.file());
    }

    @Api
    public Stream<String> count(int n) {
        return Stream.iterate(1, i -> i + 1).limit(n).map(String::valueOf);
    }

    @Api
    public String fail(boolean expected) {
        if (expected) throw new ApiException("expected");
        throw new IllegalStateException("not expected");
    }

    /** Works until it is cancelled. */
    @Api
    public String work(Cancellation cancellation) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        cancellation.onCancel(cancelled::countDown);
        cancelled.await();
        return "cancelled";
    }
}
