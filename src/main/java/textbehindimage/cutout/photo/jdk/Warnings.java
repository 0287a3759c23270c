package textbehindimage.cutout.photo.jdk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/** Where a decoder only warns, pixels are missing or wrong: the rest of a cut-off JPEG, say, is grey. */
final class Warnings implements IIOReadWarningListener {
    /** Cameras pad the last scan with a few bytes; more than that was once picture (libjpeg, jerror.h, JWRN_EXTRANEOUS_DATA). */
    private static final Pattern PADDING =
            Pattern.compile("Corrupt JPEG data: (\\d+) extraneous bytes before marker 0xd9");

    private static final int MOST_PADDING = 64;
    private @Nullable String first;

    @Nullable
    String first() {
        return first;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        Matcher padding = PADDING.matcher(warning);
        if (padding.matches() && Integer.parseInt(padding.group(1)) <= MOST_PADDING) return;
        if (first == null) first = warning;
    }
}
