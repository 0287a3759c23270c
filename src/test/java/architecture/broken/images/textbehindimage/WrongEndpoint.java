package architecture.broken.images.textbehindimage;

import javax.imageio.ImageIO;

/** The endpoints hand photos on and do not read them. */
final class WrongEndpoint {
    static void setUp() {
        ImageIO.setUseCache(false);
    }
}
