package textbehindimage.cutout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reliability.Garbage;

/** One runtime for the life of the JVM, our own classes anew with every deployment. */
class OrtHostTest {
    private static final String ENVIRONMENT = "ai.onnxruntime.OrtEnvironment";
    private static final String KEPT = "ai.onnxruntime host 1.29.0";

    @TempDir
    Path folder;

    @Test
    void theRuntimeIsFoundAgainUnderItsVersion() throws Exception {
        Class<?> runtime = new OrtHost().loadClass(ENVIRONMENT);
        assertSame(runtime, new OrtHost().loadClass(ENVIRONMENT));
        assertSame(runtime.getClassLoader(), System.getProperties().get(KEPT));
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
        URL classes = at(OrtHost.class);
        URL annotations = at(Class.forName("org.jspecify.annotations.Nullable"));
        URL runtime = at(Class.forName(ENVIRONMENT));
        try (URLClassLoader container = new URLClassLoader(new URL[] {runtime}, ClassLoader.getPlatformClassLoader());
                URLClassLoader application = new URLClassLoader(new URL[] {classes, annotations, runtime}, container)) {
            var constructor = Class.forName("textbehindimage.cutout.OrtHost", true, application)
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            ClassLoader host = (ClassLoader) constructor.newInstance();
            assertSame(container, host.loadClass(ENVIRONMENT).getClassLoader());
        }
    }

    /** A container drops an application's class loader with all that the application has loaded. */
    @Test
    void whatIsKeptDoesNotHoldTheApplicationThatStartedIt() throws Exception {
        Object kept = System.getProperties().remove(KEPT);
        try {
            assertEquals(0, Garbage.survivors(List.of(applicationThatHasStartedARuntime())));
        } finally {
            if (kept != null) System.getProperties().put(KEPT, kept);
        }
    }

    private static WeakReference<ClassLoader> applicationThatHasStartedARuntime() throws Exception {
        URL[] path = {
            at(OrtHost.class), at(Class.forName("org.jspecify.annotations.Nullable")), at(Class.forName(ENVIRONMENT))
        };
        try (URLClassLoader application = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            var constructor = Class.forName("textbehindimage.cutout.OrtHost", true, application)
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            ClassLoader runtime = ((ClassLoader) constructor.newInstance())
                    .loadClass(ENVIRONMENT)
                    .getClassLoader();
            assertSame(runtime, System.getProperties().get(KEPT));
            return new WeakReference<>(application);
        }
    }

    private static URL at(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
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
    void eachRunAnswersItsOwnInput() throws Exception {
        try (Segmenter segmenter = openRed()) {
            byte[] levels = new byte[3 * 32 * 32];
            for (int i = 1; i < 50; i++) {
                levels[i] = (byte) i; // red, times 4, plus a half
                levels[32 * 32 + i] = 100; // green, which the model does not look at
                float[] answer = segmenter.run(photo(32, levels)).values();
                assertEquals(32 * 32, answer.length);
                assertEquals(4 * i + .5f, answer[i]);
                assertEquals(.5f, answer[i + 1]);
            }
        }
    }

    @Test
    void stoppingWhatDoesNotRunHarmsNothing() throws Exception {
        try (Segmenter segmenter = openRed()) {
            segmenter.stop();
            assertEquals(.5f, segmenter.run(photo(32, new byte[3 * 32 * 32])).values()[0]);
            assertEquals("CPU", segmenter.provider());
        }
    }

    /** ONNX Runtime 1.29 looks through the command line with a regular expression that calls itself for each character. */
    @Test
    void aLongCommandLineDoesNotEndTheProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlong=" + "x".repeat(100_000),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrtStart.class.getName(),
                        Generated.modelIn(folder, Generated.card()).toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("red 0", said + " " + process.waitFor());
    }

    @Test
    void theRuntimeForCpusKnowsNoCuda() throws Exception {
        OrtHost host = new OrtHost();
        assertFalse(host.hasCuda());
        UnfitModel e = assertThrows(
                UnfitModel.class,
                () -> host.open(
                        Generated.readCard(folder), Generated.file("red.onnx"), new Device.Cuda(0, 1, 64 << 20, true)));
        assertTrue(e.getMessage().contains("CUDA"), e.getMessage());
    }

    /** A run of seconds is told to end while it is under way; what is run next is not meant. */
    @Test
    void aRunIsEndedAndTheNextIsNot() throws Exception {
        int side = 96;
        Path file = Files.write(folder.resolve("slow.onnx"), SlowModel.of(side, 2_000));
        String card = Generated.card().replace("32, 32", side + ", " + side);
        ModelCard slow = ModelCardReader.read(Files.writeString(folder.resolve("slow.json"), card));
        ModelInput photo = photo(side, new byte[3 * side * side]);
        try (Segmenter segmenter = new OrtHost().open(slow, file, new Device.Cpu(1))) {
            for (int i = 0; i < 3; i++) {
                CompletableFuture<Void> stopping = new CompletableFuture<>();
                Thread impatient = new Thread(() -> {
                    while (!stopping.isDone()) segmenter.stop();
                });
                impatient.start();
                ModelUnavailable e = assertThrows(ModelUnavailable.class, () -> segmenter.run(photo));
                assertTrue(e.getCause().getMessage().contains("terminate"), e.getCause()::getMessage);
                stopping.complete(null);
                impatient.join();
                assertEquals(side * side, segmenter.run(photo).values().length);
            }
        }
    }

    /** One to which each level means itself. */
    private static ModelInput photo(int side, byte[] levels) {
        float[] values = new float[256];
        for (int i = 0; i < values.length; i++) values[i] = i;
        return new ModelInput(side, side, levels, new float[][] {values, values, values});
    }

    private Segmenter openRed() throws UnfitModel {
        return new OrtHost().open(Generated.readCard(folder), Generated.file("red.onnx"), new Device.Cpu(1));
    }
}
