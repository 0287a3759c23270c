package gradio.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateTest {
    private long now = -5; // such clocks begin anywhere
    private final Rate rate = new Rate(6, () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private int taken(String client) {
        for (int n = 0; ; n++) {
            try {
                rate.take(client);
            } catch (TooManyCalls e) {
                return n;
            }
        }
    }

    @Test
    void aMinutesWorthMayComeAtOnce() {
        assertEquals(6, taken("ann"));
        assertEquals(0, taken("ann"));
    }

    @Test
    void tokensComeBackEvenly() {
        taken("ann");
        pass(Duration.ofMillis(9_999));
        assertEquals(0, taken("ann"));
        pass(Duration.ofMillis(1));
        assertEquals(1, taken("ann"));
        pass(Duration.ofSeconds(25));
        assertEquals(2, taken("ann"));
        pass(Duration.ofSeconds(5));
        assertEquals(1, taken("ann"), "half a token was left");
    }

    @Test
    void whoWaitsLongerGetsNoMore() {
        taken("ann");
        pass(Duration.ofDays(400));
        assertEquals(6, taken("ann"));
    }

    @Test
    void refusalSaysWhenToTryAgain() {
        taken("ann");
        pass(Duration.ofMillis(1_500));
        TooManyCalls refusal = assertThrows(TooManyCalls.class, () -> rate.take("ann"));
        assertEquals("Too many calls: 6 a minute are allowed. Try again in 9 seconds.", refusal.getMessage());
        assertEquals(Duration.ofSeconds(9), refusal.retryAfter());
        pass(refusal.retryAfter());
        rate.take("ann");
    }

    /** Of a thousand clients only a few share what they may: the buckets are chosen well, and are not the clients' own. */
    @Test
    void clientsAreCountedApart() {
        Rate one = new Rate(1, () -> now);
        long first = IntStream.range(0, 1_000).filter(n -> isTaken(one, n)).count();
        assertTrue(first > 900, first + " of 1000 have been served");
        long rest = IntStream.range(1_000, 200_000).filter(n -> isTaken(one, n)).count();
        assertTrue(first + rest <= 1 << 14, "there are so many buckets, whoever comes");
    }

    private static boolean isTaken(Rate rate, int client) {
        try {
            rate.take("client " + client);
            return true;
        } catch (TooManyCalls e) {
            return false;
        }
    }

    @Test
    void threadsDoNotTakeTheSameToken() {
        Rate many = new Rate(10_000, () -> now);
        Set<Integer> taken = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 20_000).parallel().forEach(n -> {
            try {
                many.take("ann");
                taken.add(n);
            } catch (TooManyCalls e) {
                // its turn has not come
            }
        });
        assertEquals(10_000, taken.size());
    }

    @Test
    void noughtIsNoBound() {
        Rate off = new Rate(0, () -> now);
        for (int n = 0; n < 100_000; n++) off.take("ann");
    }
}
