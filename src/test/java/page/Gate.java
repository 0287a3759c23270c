package page;

import fixtures.Bounds;
import gradio.Server;
import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.Arg;
import gradio.api.Progress;
import gradio.files.FileData;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.Photo;
import textbehindimage.cutout.photo.Photos;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Pixels;

/**
 * The page's server with a mask that is known beforehand, and with calls that wait until a test lets them go: those whose
 * photo's name begins with {@code held}. Photos named {@code refused…} are refused; of those named {@code camera…}, what is red is the
 * subject.
 */
public final class Gate implements ServletContextListener {
    static final int MAX_FILE_SIZE = 1 << 20;

    private final Semaphore held = new Semaphore(0);
    private @Nullable Server server;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Path temporary = ((File) context.getAttribute(ServletContext.TEMPDIR)).toPath();
        server = Server.builder()
                .files(temporary.resolve("gate"))
                .limits(Bounds.heartbeat(Duration.ofMillis(500)).with(Bounds.uploads(MAX_FILE_SIZE)))
                .endpoints(new Author())
                .build();
        server.mount(context, "/");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        letGo(1000);
        if (server != null) server.close();
    }

    /** Forgets who was let go and had left by then. */
    void shut() {
        held.drainPermits();
    }

    void letGo(int calls) {
        held.release(calls);
    }

    /** What the app's author writes, with a disc for a subject. */
    public final class Author {
        @Api(description = "A disc, whatever the photo shows", concurrencyLimit = 1)
        public FileData subjectMask(
                @Arg(description = "The photo") FileData imagePath,
                @Arg(description = "As the page asks for it; a disc has no edges to refine", defaultValue = "false")
                        boolean refine,
                Progress progress)
                throws IOException, InterruptedException {
            String name = Objects.requireNonNullElse(imagePath.origName(), "");
            if (name.startsWith("refused")) throw new ApiException("The photo has more pixels than are allowed.");
            if (name.startsWith("held")) {
                progress.at(0.25, "Looking at the photo");
                if (!held.tryAcquire(60, TimeUnit.SECONDS)) throw new IllegalStateException("Nobody let this go");
            }
            Path png = Files.createTempFile("mask", ".png");
            Files.write(png, Pictures.encode(maskOf(imagePath.file(), name), "png"));
            return FileData.handingOver(png);
        }

        private static BufferedImage maskOf(Path file, String name) throws IOException {
            if (name.startsWith("camera")) return redOf(file);
            BufferedImage photo = Pictures.decode(Files.readAllBytes(file));
            return Pictures.mask(photo.getWidth(), photo.getHeight());
        }

        /** Upright, as the app itself reads photos. */
        private static BufferedImage redOf(Path file) throws IOException {
            try (Photo photo = new Photos(PhotoLimits.DEFAULT, InstantSource.system()).open(file)) {
                Pixels pixels = photo.decode();
                BufferedImage mask = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_BYTE_GRAY);
                for (int i = 0; i < pixels.width() * pixels.height(); i++) {
                    int red = pixels.samples()[i * 3 + pixels.red()] & 0xff;
                    int green = pixels.samples()[i * 3 + 1] & 0xff;
                    boolean isRed = red > 140 && green < 100;
                    mask.getRaster().setSample(i % pixels.width(), i / pixels.width(), 0, isRed ? 255 : 0);
                }
                return mask;
            } catch (PhotoRefused e) {
                throw new IOException(e);
            }
        }
    }
}
