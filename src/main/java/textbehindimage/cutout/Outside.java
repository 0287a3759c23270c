package textbehindimage.cutout;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.imageio.spi.IIORegistry;
import org.jspecify.annotations.Nullable;

/**
 * Makes what outlives the web application. Up to JDK 23 a new thread, and a new class loader, remember the protection domains of all who are
 * on the stack where they are made, and of all who were where that thread was made; and a protection domain knows its class loader. So the
 * thread here is one of {@link OrtHost#threads}, and each frame on its stack belongs to the JDK: no lambda may come between.
 */
final class Outside {
    private static final MethodHandles.Lookup ANYBODY = MethodHandles.publicLookup();

    private Outside() {}

    /** The one of ImageIO, which remembers who was there when it registered the JDK's decoders. Without effect if it is made. */
    static void makeImageRegistry() {
        try {
            call(method(IIORegistry.class, "getDefaultInstance"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("ImageIO does not start", e);
        }
    }

    /** A public constructor with its arguments. */
    static MethodHandle maker(Class<?> type, List<Class<?>> parameters, @Nullable Object... arguments)
            throws ReflectiveOperationException {
        MethodHandle constructor = ANYBODY.findConstructor(type, MethodType.methodType(void.class, parameters));
        return MethodHandles.insertArguments(constructor, 0, arguments);
    }

    /** A public static method without parameters that returns what its class is. */
    static MethodHandle method(Class<?> type, String name) throws ReflectiveOperationException {
        return ANYBODY.findStatic(type, name, MethodType.methodType(type));
    }

    static Callable<?> task(MethodHandle call) {
        return MethodHandleProxies.asInterfaceInstance(Callable.class, call);
    }

    static Object call(MethodHandle call) throws ReflectiveOperationException {
        FutureTask<?> task = new FutureTask<>(task(call));
        OrtHost.threads().execute(task);
        return await(task);
    }

    static Object await(Future<?> task) throws ReflectiveOperationException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new ReflectiveOperationException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
