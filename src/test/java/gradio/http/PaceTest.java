package gradio.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private long now = 17;

    private void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos);
    }

    @Test
    void nothingNeedsToComeInTheFirstTenSeconds() {
        Pace pace = new Pace(100, () -> now);
        pass(60);
        pace.begin(); // its turn had not come before
        pass(9);
        assertEquals(1, seconds(pace.patience()));
        pass(1);
        assertTrue(pace.patience() <= 0);
    }

    @Test
    void whatHasComeMayBeFollowedBySilenceOfTheSameLength() {
        Pace pace = new Pace(100, () -> now);
        pace.came(1_500);
        pass(14);
        assertEquals(1, seconds(pace.patience()));
        pace.came(500);
        assertEquals(6, seconds(pace.patience()));
        pass(6);
        assertTrue(pace.patience() <= 0);
    }

    @Test
    void withoutABoundItMayTakeForEver() {
        Pace pace = new Pace(0, () -> now);
        pass(1_000_000);
        assertEquals(Long.MAX_VALUE, pace.patience());
    }
}
