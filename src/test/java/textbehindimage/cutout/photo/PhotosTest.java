package textbehindimage.cutout.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import textbehindimage.cutout.Generated;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Pixels;

/** Every kind of file gives Pillow's pixels, upright. */
class PhotosTest {
    private final Photos photos = new Photos(Generated.LIMITS, InstantSource.system());

    static List<String> expected() {
        return Generated.lines("photos.txt");
    }

    @ParameterizedTest
    @MethodSource("expected")
    void pixelsAreThoseOfPillowAndUpright(String expected) throws Exception {
        String[] words = expected.split(" ");
        Pixels photo = photos.read(Generated.file("photos/" + words[0]));
        assertEquals(words[1] + " x " + words[2], photo.width() + " x " + photo.height());
        String pixels = Generated.sha256(rgb(photo));
        // Builds of the JDK with a libjpeg of their own do not interpolate chroma of half the height.
        if (words.length < 6 || !words[5].equals(pixels)) assertEquals(words[3], pixels);
        String alpha = photo.alpha() == null ? "opaque" : Generated.sha256(photo.alpha());
        assertEquals(words[4], alpha);
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile.jpg", "profile.png", "profile.webp", "lossless-profile.webp", "profile.tif"})
    void theColourProfileIsCarriedAlong(String name) throws Exception {
        byte[] profile = photos.read(Generated.file("photos/" + name)).profile();
        assertNotNull(profile);
        assertTrue(profile.length > 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "420.jpg",
                "progressive.jpg",
                "rgb.png",
                "palette.gif",
                "rgb.bmp",
                "rgb.tif",
                "soft-90.webp",
                "lossless.webp"
            })
    void aDecoderThatIsTooSlowIsStopped(String name) {
        AtomicLong seconds = new AtomicLong();
        InstantSource leaping = () -> Instant.ofEpochSecond(seconds.getAndAdd(7));
        Path photo = Generated.file("photos/" + name);
        PhotoLimits limits = new PhotoLimits(4_000_000, 4_000, 20, Duration.ofSeconds(5));
        PhotoRefused refused = assertThrows(PhotoRefused.class, () -> new Photos(limits, leaping).read(photo));
        assertEquals("Decoding the photo took longer than the 5 seconds allowed.", refused.getMessage());
    }

    @Test
    void decodingLeavesTheContextClassLoaderAsItWas() throws Exception {
        ClassLoader mine = new ClassLoader() {};
        Thread.currentThread().setContextClassLoader(mine);
        try {
            photos.read(Generated.file("photos/420.jpg"));
            assertEquals(mine, Thread.currentThread().getContextClassLoader());
        } finally {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }
    }

    private static byte[] rgb(Pixels photo) {
        byte[] rgb = Arrays.copyOf(photo.samples(), photo.samples().length);
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = photo.samples()[i + photo.red()];
            rgb[i + 2] = photo.samples()[i + 2 - photo.red()];
        }
        return rgb;
    }
}
