package textbehindimage.cutout.photo.jdk;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** The decoders that come with the JDK, and no other that a library or the container may have registered. */
final class JdkReaders {
    private JdkReaders() {}

    static ImageReader reader(JdkPixels.Format format) throws IOException {
        Iterator<ImageReaderSpi> providers =
                registry().getServiceProviders(ImageReaderSpi.class, JdkReaders::isJdk, true);
        while (providers.hasNext()) {
            ImageReaderSpi provider = providers.next();
            if (List.of(provider.getFormatNames()).contains(format.name())) return provider.createReaderInstance();
        }
        throw new IllegalStateException("This Java runtime has no decoder for " + format);
    }

    private static boolean isJdk(Object provider) {
        return provider.getClass().getModule() == ImageIO.class.getModule();
    }

    /** Created at the first call, it looks for providers through the context loader: that must not be a web application's. */
    private static IIORegistry registry() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return IIORegistry.getDefaultInstance();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
