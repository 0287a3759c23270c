package textbehindimage.cutout.photo;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import textbehindimage.cutout.Generated;
import textbehindimage.cutout.Traps;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;

/** Under the limits of the product, no file costs much before it is refused, and none is decoded by half. Prints what each cost. */
class TrapsTest {
    private static final long MOST_BYTES = 20_000_000;
    private static final long MOST_MILLIS = 200; // of the processor, which other work on the machine does not change
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Photos photos = new Photos(PhotoLimits.DEFAULT, InstantSource.system());

    @TempDir
    Path folder;

    static List<Traps.Trap> bombs() {
        return Traps.bombs();
    }

    static List<Traps.Trap> wrecks() {
        return Traps.wrecks();
    }

    @BeforeEach
    void decodersAreLoaded() throws Exception {
        for (String name :
                List.of("420.jpg", "rgb.png", "palette.gif", "rgb.bmp", "rgb.tif", "large-4.webp", "lossless.webp"))
            photos.read(Generated.file("photos/" + name));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombCostsNextToNothing(Traps.Trap bomb) throws Exception {
        Path file = Files.write(folder.resolve("photo"), bomb.bytes());
        answer(file); // The code is loaded and compiled a little, as on a server that has seen a photo.
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        String answer = answer(file);
        long millis = (THREADS.getCurrentThreadCpuTime() - nanos) / 1_000_000;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        String line = String.format(
                Locale.ROOT,
                "%s of %d bytes: %d ms, %.2f MB: %s",
                bomb,
                bomb.bytes().length,
                millis,
                bytes / 1e6,
                answer);
        System.out.println(line);
        assertTrue(answer.matches(bomb.answer()), line);
        assertTrue(bytes <= MOST_BYTES, line);
        assertTrue(millis <= MOST_MILLIS, line);
    }

    @ParameterizedTest
    @MethodSource("wrecks")
    void aWreckIsRefusedInWords(Traps.Trap wreck) throws Exception {
        Path file = Files.write(folder.resolve("photo"), wreck.bytes());
        String answer =
                assertThrows(PhotoRefused.class, () -> photos.read(file)).getMessage();
        System.out.println(wreck + ": " + answer);
        assertTrue(answer.matches(wreck.answer()), answer);
    }

    /** An exception of any other kind would be our mistake. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alpha.webp",
                "lossless-2-colours.webp",
                "lossless-6.webp",
                "lossless-rgba.webp",
                "soft-75.webp",
                "film-part-lossless.webp",
                "lzw-differences.tif",
                "big-planes-tiles.tif",
                "runs.tif",
                "little-palette-4.tif",
                "420.jpg",
                "progressive.jpg",
                "type3-4-woven.png",
                "palette.gif",
                "runs-4.bmp",
                "4.bmp"
            })
    void anyDamageIsBorne(String name) throws Exception {
        byte[] whole = Files.readAllBytes(Generated.file("photos/" + name));
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            for (int j = random.nextInt(4); j >= 0; j--)
                damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
            answer(Files.write(folder.resolve("photo"), damaged));
        }
    }

    private String answer(Path file) throws Exception {
        try {
            photos.read(file);
            return "";
        } catch (PhotoRefused e) {
            return String.valueOf(e.getMessage());
        }
    }
}
