package textbehindimage.cutout;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import textbehindimage.cutout.photo.format.PhotoRefused;

/** Cuts out a made-up photo on a thread of its own. */
final class WarmUp {
    private static final Logger LOG = System.getLogger(WarmUp.class.getName());
    private static final int WIDTH = 96; // every part runs once; more is CPU that the start can do without
    private static final int HEIGHT = 72;

    private final Cutouts cutouts;
    private final Path photo;
    private final Path png;
    private final Thread thread = new Thread(this::run, "cutout-warm-up");
    private volatile boolean stopped;
    private volatile boolean over;

    WarmUp(Cutouts cutouts, Path folder) {
        this.cutouts = cutouts;
        String name = UUID.randomUUID().toString();
        photo = folder.resolve(name + ".jpg");
        png = folder.resolve(name + ".png");
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader()); // ImageIO may keep it
    }

    void start() {
        thread.start();
    }

    boolean isOver() {
        return over;
    }

    private void run() {
        try {
            ImageIO.write(picture(), "jpg", photo.toFile());
            cutouts.cutOut(photo, png, (share, stage) -> check());
        } catch (PhotoRefused | ModelUnavailable | IOException | CancellationException e) {
            LOG.log(Level.DEBUG, "The made-up photo was not cut out", e); // the next caller will hear the reason
        } finally {
            over = true;
            delete();
        }
    }

    private void check() {
        if (stopped) throw new CancellationException();
    }

    private void delete() {
        try {
            Files.deleteIfExists(photo);
            Files.deleteIfExists(png);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A file that was made for warming up stays: " + e.getMessage());
        }
    }

    /** A disc on a lawn of some noise. */
    private static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int right = x - WIDTH / 2;
                int down = y - HEIGHT / 2;
                boolean inside = right * right + down * down < HEIGHT * HEIGHT / 9;
                int grain = x * 7 * y & 15;
                picture.setRGB(x, y, inside ? 0xc04030 + grain : 0x507030 + grain * 0x101);
            }
        }
        return picture;
    }

    /** Makes it end soon. */
    void stop() {
        stopped = true;
    }

    void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
