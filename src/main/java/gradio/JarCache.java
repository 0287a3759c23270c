package gradio;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.JarURLConnection;
import java.net.URL;

/**
 * The jars that Java keeps open for whoever reads resources by URL, as resource bundles are. Nobody ever closes them, and no container
 * does: each deployment of a WAR that Jetty has unpacked would leave a file open.
 */
final class JarCache {
    private static final Logger LOG = System.getLogger(JarCache.class.getName());

    private JarCache() {}

    /** Closes the jars that these classes come from, as far as they are kept there. Whoever wants one again opens it anew. */
    static void release(Class<?>... classes) {
        for (Class<?> one : classes) {
            URL source = one.getResource(one.getSimpleName() + ".class");
            try {
                if (source != null && source.openConnection() instanceof JarURLConnection jar) close(jar);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "The jar of " + one.getName() + " stays open", e);
            }
        }
    }

    private static void close(JarURLConnection jar) throws IOException {
        jar.setUseCaches(true);
        jar.getJarFile().close();
    }
}
