package reliability;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;

/** Whether something is garbage: what only soft references hold counts as held, since no memory is short here. */
public final class Garbage {
    private static final int ROUNDS = 20;
    private static final int PRESSURE = 64 << 20; // bytes

    private Garbage() {}

    /** How many of the objects are still there after collecting as often as it may take. */
    public static int survivors(List<? extends WeakReference<?>> objects) {
        for (int i = 0; i < ROUNDS && count(objects) > 0; i++) {
            byte[] pressure = new byte[PRESSURE];
            System.gc();
            Objects.checkIndex(0, pressure.length);
        }
        return count(objects);
    }

    private static int count(List<? extends WeakReference<?>> objects) {
        return (int) objects.stream()
                .map(WeakReference::get)
                .filter(Objects::nonNull)
                .count();
    }
}
