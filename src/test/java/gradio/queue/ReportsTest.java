package gradio.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradio.api.Alerts;
import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.Progress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What an author says carelessly never breaks a call. */
class ReportsTest {
    private final Desk desk = new Desk(new Author());

    public static final class Author {
        @Api
        public String report(double fraction, Progress progress) {
            progress.at(fraction);
            return "done";
        }

        @Api
        public String unknown(Progress progress) {
            progress.at(0.0 / 0);
            return "done";
        }

        @Api
        public String warn(Alerts alerts) {
            alerts.warning(new IllegalStateException().getMessage());
            return "done";
        }

        @Api
        public String fail() {
            throw new ApiException(new IllegalStateException().getMessage());
        }
    }

    /** A reader writes to a socket, and that may take its time. */
    @Test
    void whoeverReportsDoesNotWaitForAReaderThatAnotherHasWoken() {
        AtomicReference<Progress> shared = new AtomicReference<>();
        Desk two = new Desk(new Object() {
            @Api
            public void share(Progress progress) {
                shared.set(progress);
                progress.at(0.1);
            }
        });
        two.join("e", "s", "share");
        Desk.Client client = two.open("s");
        client.whenReady = () -> {
            if (shared.get() == null) return;
            client.whenReady = () -> {};
            await(() -> shared.get().at(0.9));
        };
        two.runAll();
        assertEquals("e:0/1 e:starts e:0.1 e:0.9 e:done[]", client.news());
    }

    /** In another thread, which has to return. */
    private static void await(Runnable report) {
        CompletableFuture.runAsync(report).orTimeout(5, TimeUnit.SECONDS).join();
    }

    private String told(String endpoint, Object... data) {
        desk.join("e", "s", endpoint, data);
        Desk.Client client = desk.open("s");
        client.news();
        desk.runAll();
        return client.news();
    }

    @Test
    void aFractionBeyondItsRangeIsTakenForTheNearerEnd() {
        assertEquals("e:1.0 e:done[\"done\"]", told("report", 1.0000001));
        assertEquals("e:0.0 e:done[\"done\"]", told("report", -3));
    }

    @Test
    void aFractionThatIsNoNumberIsUnknown() {
        assertEquals("e:null e:done[\"done\"]", told("unknown"));
    }

    @Test
    void anAlertMayBeWithoutWords() {
        assertEquals("e:warning=null e:done[\"done\"]", told("warn"));
    }

    @Test
    void anErrorForUsersHasWordsAlways() {
        assertEquals(
                "e:failed{\"error\":\"Error raised.\",\"visible\":true,\"duration\":10.0,\"title\":\"Error\"}",
                told("fail"));
    }
}
