package gradio.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes small pictures of image files that are results, for agents: what they can take is a small part of a photo. */
@FunctionalInterface
public interface Previews {
    /**
     * A picture of the whole image.
     *
     * @param image a PNG, JPEG, WebP or GIF
     * @param longest pixels of its longer edge, at most
     * @param bytes of the picture's file, at most
     * @return a PNG; empty if there is none that is small enough
     * @throws IOException if the image cannot be read
     */
    Optional<byte[]> png(Path image, int longest, int bytes) throws IOException;
}
