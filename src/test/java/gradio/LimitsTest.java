package gradio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void defaultsAreCompleteWhicheverPartIsAskedForFirst() throws Exception {
        for (String part : new String[] {"Uploads", "Storage", "Queue", "Streams"}) {
            URL classes = Limits.class.getProtectionDomain().getCodeSource().getLocation();
            try (URLClassLoader fresh = new URLClassLoader(new URL[] {classes}, null)) { // with nothing initialized
                Class.forName("gradio.Limits$" + part, true, fresh);
                Object defaults = Class.forName("gradio.Limits", true, fresh)
                        .getField("DEFAULTS")
                        .get(null);
                assertEquals(Limits.DEFAULTS.toString(), defaults.toString(), part + " first");
                assertFalse(defaults.toString().contains("null"), defaults::toString);
            }
        }
    }
}
