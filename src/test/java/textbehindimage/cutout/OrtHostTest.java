package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One runtime for the life of the JVM, our own classes anew with every deployment. */
class OrtHostTest {
    private static final String ENVIRONMENT = "ai.onnxruntime.OrtEnvironment";

    @TempDir
    Path folder;

    @Test
    void theRuntimeIsFoundAgainUnderItsVersion() throws Exception {
        Class<?> runtime = new OrtHost().loadClass(ENVIRONMENT);
        assertSame(runtime, new OrtHost().loadClass(ENVIRONMENT));
        assertSame(runtime.getClassLoader(), System.getProperties().get("ai.onnxruntime host 1.29.0"));
        assertNotSame(runtime, Class.forName(ENVIRONMENT));
    }

    @Test
    void theRuntimesLoaderKnowsNothingOfTheApplication() throws Exception {
        ClassLoader runtime = new OrtHost().loadClass(ENVIRONMENT).getClassLoader();
        assertSame(ClassLoader.getPlatformClassLoader(), runtime.getParent());
        assertNull(runtime.getResource("textbehindimage/cutout/OrtHost.class"));
    }

    @Test
    void whatTheContainerProvidesIsTakenFirst() throws Exception {
        URL classes = OrtHost.class.getProtectionDomain().getCodeSource().getLocation();
        URL annotations = Class.forName("org.jspecify.annotations.Nullable")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        URL runtime =
                Class.forName(ENVIRONMENT).getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader container = new URLClassLoader(new URL[] {runtime}, ClassLoader.getPlatformClassLoader());
                URLClassLoader application = new URLClassLoader(new URL[] {classes, annotations, runtime}, container)) {
            var constructor = Class.forName("textbehindimage.cutout.OrtHost", true, application)
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            ClassLoader host = (ClassLoader) constructor.newInstance();
            assertSame(container, host.loadClass(ENVIRONMENT).getClassLoader());
        }
    }

    @Test
    void ourClassesAreDefinedByEachHost() throws Exception {
        OrtHost host = new OrtHost();
        String ours = "textbehindimage.cutout.onnx.OnnxSegmenter";
        assertSame(host, host.loadClass(ours).getClassLoader());
        assertNotSame(host.loadClass(ours), new OrtHost().loadClass(ours));
        assertSame(Segmenter.class, host.loadClass("textbehindimage.cutout.Segmenter"));
    }

    @Test
    void theModelRunsThroughIt() throws Exception {
        ModelCard card = Generated.readCard(folder);
        try (Segmenter segmenter = new OrtHost().open(card, Generated.file("red.onnx"), 1)) {
            float[] planes = new float[3 * 32 * 32];
            planes[5] = 2;
            assertEquals(8.5f, segmenter.run(planes)[5]);
        }
    }
}
