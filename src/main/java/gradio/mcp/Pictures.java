package gradio.mcp;

import gradio.api.Previews;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Small pictures of images.
 *
 * @param previews null if pictures are shown only where the file itself is small enough
 */
record Pictures(@Nullable Previews previews) implements Excerpts {
    private static final Logger LOG = System.getLogger(Pictures.class.getName());

    /** Pixels: what hosts make of larger pictures by themselves. */
    private static final int LONGEST_EDGE = 1024;

    /** Of all pictures of a result together. In base64 they are 700 KB; many hosts refuse results over 1 MB. */
    private static final int ROOM = 525_000;

    static boolean isImage(String type) {
        return type.startsWith("image/");
    }

    @Override
    public Optional<Excerpt> of(Path file, String type, int used) {
        if (!isImage(type)) return Optional.empty();
        int room = ROOM - used;
        try {
            if (previews != null) {
                return previews.png(file, LONGEST_EDGE, room).map(png -> new Excerpt(png, "image/png"));
            }
            return Files.size(file) > room
                    ? Optional.empty()
                    : Optional.of(new Excerpt(Files.readAllBytes(file), type));
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the result is whole without it
            LOG.log(Level.WARNING, "There is no picture of a result", e);
            return Optional.empty();
        }
    }
}
