package gradio.web;

import org.jspecify.annotations.Nullable;

/** Where an {@link EventStream} takes its frames from. Asked by one thread at a time, never with a lock held. */
public interface Feed {
    /** The next frame; null if there is none now. */
    byte @Nullable [] next();

    /** Whether nothing will ever come again; asked when {@link #next} gave null. */
    boolean ended();

    /** The client went away, or did not read for too long, before the end. Called at most once. */
    void left();

    /** Some frames and then the end. */
    static Feed of(byte[]... frames) {
        return new Feed() {
            private int sent;

            @Override
            public byte @Nullable [] next() {
                return sent < frames.length ? frames[sent++] : null;
            }

            @Override
            public boolean ended() {
                return sent == frames.length;
            }

            @Override
            public void left() {}
        };
    }

    /** Some frames and then silence, for streams that live by their heartbeats. */
    static Feed endless(byte[]... frames) {
        Feed few = of(frames);
        return new Feed() {
            @Override
            public byte @Nullable [] next() {
                return few.next();
            }

            @Override
            public boolean ended() {
                return false;
            }

            @Override
            public void left() {}
        };
    }
}
