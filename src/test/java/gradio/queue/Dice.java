package gradio.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance that a seed repeats. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return below(n) == 0;
    }

    int pick(int... any) {
        return any[below(any.length)];
    }

    <T> T pick(List<T> any) {
        return any.get(below(any.size()));
    }

    /** One or more, each at most once. */
    <T> List<T> some(List<T> any) {
        List<T> shuffled = new ArrayList<>(any);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + below(any.size()));
    }
}
