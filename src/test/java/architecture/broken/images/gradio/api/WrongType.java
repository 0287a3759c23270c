package architecture.broken.images.gradio.api;

import java.awt.image.BufferedImage;

record WrongType(BufferedImage image) {}
