package textbehindimage.cutout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Takes ONNX Runtime from outside the web application and all else from inside. A native library belongs to one class
 * loader for the life of the JVM while web applications come and go, so {@code ai.onnxruntime} lives in a loader that
 * every deployment finds again: the container's, if it provides ONNX Runtime, else one kept in the system properties under
 * a key with ONNX Runtime's version. {@code cutout.onnx}, which names its types, is defined here, and dies with us.
 */
final class OrtHost extends ClassLoader {
    private static final String RUNTIME = "ai.onnxruntime.";
    private static final String OURS = OrtHost.class.getPackageName() + ".onnx.";
    private static final String ENVIRONMENT = RUNTIME + "OrtEnvironment";

    private static final String THREADS = "ai.onnxruntime host threads";
    private static final int MOST_THREADS = 64; // made when they are needed; one for each GPU
    private static final long YEAR_DAYS = 365;

    private static final long START_STACK = 128 << 20; // only what is used of it is ever taken

    private final ClassLoader runtime;

    OrtHost() throws UnfitModel {
        super("cutout.onnx", OrtHost.class.getClassLoader());
        try {
            runtime = withSystemContext(() -> findRuntime(getParent()));
        } catch (UncheckedIOException | ReflectiveOperationException | LinkageError | IllegalStateException e) {
            throw new UnfitModel("ONNX Runtime does not start: " + rootMessage(e), e);
        }
    }

    /** Loads the card's model from {@code file}; a model that is not as the card says is refused. */
    Segmenter open(ModelCard card, Path file, Device device) throws UnfitModel {
        try {
            return (Segmenter) loadClass(OURS + "OnnxSegmenter")
                    .getConstructor(ModelCard.class, Path.class, Device.class)
                    .newInstance(card, file, device);
        } catch (InvocationTargetException e) {
            throw new UnfitModel("Model " + file + ": " + rootMessage(e), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new UnfitModel("ONNX Runtime does not start: " + rootMessage(e), e);
        }
    }

    /** Whether this ONNX Runtime was built to run on NVIDIA's GPUs. */
    boolean hasCuda() throws UnfitModel {
        try {
            return (boolean)
                    loadClass(OURS + "OnnxDevices").getMethod("hasCuda").invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new UnfitModel("ONNX Runtime does not start: " + rootMessage(e), e);
        }
    }

    /**
     * Where models are run, each as long as it is loaded. The threads are kept as the runtime is: a new one may get another of
     * the C library's heaps, each of which keeps some 20 MB of what a run has left, so that twenty deployments would hold 170
     * MB. A pool of the JDK's own kind knows nothing of us, not even through the class loaders that threads inherit.
     */
    static Executor threads() {
        return (Executor) System.getProperties()
                .computeIfAbsent(
                        THREADS,
                        key -> new ForkJoinPool(
                                MOST_THREADS,
                                ForkJoinPool.defaultForkJoinWorkerThreadFactory,
                                null,
                                true,
                                MOST_THREADS,
                                MOST_THREADS,
                                0,
                                null,
                                YEAR_DAYS,
                                TimeUnit.DAYS));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(RUNTIME)) return runtime.loadClass(name);
        if (!name.startsWith(OURS)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new ClassNotFoundException(name);
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static ClassLoader findRuntime(ClassLoader application) throws ReflectiveOperationException {
        ClassLoader shared = provided(application.getParent());
        if (shared != null) return shared;
        URL jar = jarOfRuntime(application);
        Object kept = System.getProperties().computeIfAbsent(key(jar), key -> load(jar));
        return (ClassLoader) kept;
    }

    /** The loader of a runtime that the container has put on its own class path, started; null if it has none. */
    private static @Nullable ClassLoader provided(@Nullable ClassLoader container) throws ReflectiveOperationException {
        try {
            ClassLoader loader = Class.forName(ENVIRONMENT, false, container).getClassLoader();
            start(loader);
            OrtFiles.forget(loader);
            return loader;
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** The jar is copied, so that the container can delete the web application's own. */
    private static ClassLoader load(URL jar) {
        try {
            Path copy = OrtFiles.copyOf(jar);
            ClassLoader loader = (ClassLoader) Outside.call(Outside.maker(
                    URLClassLoader.class,
                    List.of(String.class, URL[].class, ClassLoader.class),
                    "onnxruntime",
                    new URL[] {copy.toUri().toURL()},
                    ClassLoader.getPlatformClassLoader()));
            start(loader);
            OrtFiles.forget(loader, copy);
            return loader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(rootMessage(e), e);
        }
    }

    /**
     * Now, while the context loader is the system's: this registers ONNX Runtime's shutdown hook, a thread. And on a stack
     * of its own: 1.29 searches the process's command line with std::regex, which takes some 260 bytes of stack for each
     * character, so that on an ordinary thread one of 4,000 characters ends the JVM.
     */
    private static void start(ClassLoader loader) throws ReflectiveOperationException {
        FutureTask<?> start = new FutureTask<>(
                Outside.task(Outside.method(Class.forName(ENVIRONMENT, false, loader), "getEnvironment")));
        Thread thread = (Thread) Outside.call(Outside.maker(
                Thread.class,
                List.of(ThreadGroup.class, Runnable.class, String.class, long.class),
                null,
                start,
                "onnxruntime-start",
                START_STACK));
        thread.start();
        Outside.await(start);
    }

    private static String key(URL jar) {
        try (InputStream manifest = OrtFiles.uncached(new URL("jar:" + jar + "!/META-INF/MANIFEST.MF"))
                .getInputStream()) {
            String version = new Manifest(manifest).getMainAttributes().getValue("Implementation-Version");
            return "ai.onnxruntime host " + Objects.requireNonNullElse(version, "of unknown version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Works for WEB-INF/lib of a directory, of a packed WAR (jar:war:file:...), a shared folder and a Maven repository. */
    private static URL jarOfRuntime(ClassLoader application) {
        URL url = application.getResource(ENVIRONMENT.replace('.', '/') + ".class");
        if (url == null) throw new IllegalStateException("its jar is not on the class path");
        try {
            return ((JarURLConnection) url.openConnection()).getJarFileURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Loading {
        ClassLoader get() throws ReflectiveOperationException;
    }

    private static ClassLoader withSystemContext(Loading loading) throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return loading.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) root = root.getCause();
        return String.valueOf(root.getMessage());
    }
}
