package textbehindimage.cutout.photo.format;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The moment by which a photo must have been decoded. */
public final class Deadline {
    private final InstantSource clock;
    private final Duration allowed;
    private final Instant end;

    public Deadline(InstantSource clock, Duration allowed) {
        this.clock = clock;
        this.allowed = allowed;
        end = clock.instant().plus(allowed);
    }

    public boolean passed() {
        return clock.instant().isAfter(end);
    }

    /** Called often enough by whatever decodes, which nothing else can stop. */
    public void check() throws PhotoRefused {
        if (passed()) throw refusal(null);
    }

    public PhotoRefused refusal(@Nullable Throwable cause) {
        return new PhotoRefused(
                "Decoding the photo took longer than the " + allowed.toSeconds() + " seconds allowed.", cause);
    }
}
