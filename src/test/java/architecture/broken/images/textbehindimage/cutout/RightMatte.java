package architecture.broken.images.textbehindimage.cutout;

import java.awt.image.BufferedImage;

record RightMatte(BufferedImage image) {}
