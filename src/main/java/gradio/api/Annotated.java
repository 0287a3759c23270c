package gradio.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the {@code @Api} methods of an author's class, and the annotations on it that would do nothing. */
final class Annotated {
    private Annotated() {}

    /**
     * The endpoints' methods, in no order.
     *
     * @throws DeclarationException if there is none, or if an annotation stands where it has no effect
     */
    static List<Method> methods(@Nullable Object author) {
        if (author == null) throw new DeclarationException("The object with the endpoints is null");
        if (author instanceof Class<?> type) {
            throw new DeclarationException(
                    DeclarationException.name(type) + ".class is a class; an object of it is needed");
        }
        Class<?> type = author.getClass();
        for (Class<?> ancestor : ancestry(type)) {
            for (Method method : ancestor.getDeclaredMethods()) {
                if (!method.isSynthetic()) check(method, type);
            }
        }
        List<Method> found = Arrays.stream(type.getMethods())
                .filter(m -> m.isAnnotationPresent(Api.class) && !m.isBridge())
                .toList();
        if (found.isEmpty()) {
            throw new DeclarationException(DeclarationException.name(type) + " has no public method with @Api");
        }
        return found;
    }

    private static void check(Method method, Class<?> author) {
        if (!method.isAnnotationPresent(Api.class)) {
            for (Class<? extends Annotation> role : McpRoles.ANNOTATIONS) {
                if (!method.isAnnotationPresent(role)) continue;
                throw DeclarationException.of(
                        method, "it has @" + role.getSimpleName() + ", but no @Api, which it needs");
            }
            for (Parameter parameter : method.getParameters()) {
                if (!parameter.isAnnotationPresent(Arg.class)) continue;
                throw DeclarationException.of(
                        method, "parameter " + parameter.getName() + " has @Arg, but the method has no @Api");
            }
            return;
        }
        if (!Modifier.isPublic(method.getModifiers())) {
            throw DeclarationException.of(method, "a method with @Api must be public");
        }
        Method called = called(method, author);
        if (!called.isAnnotationPresent(Api.class)) {
            throw DeclarationException.of(
                    called,
                    "it overrides " + DeclarationException.name(method)
                            + ", which has @Api, and has none itself; annotations of methods are not inherited");
        }
    }

    /** What runs when {@code method} is called on the author's object. */
    private static Method called(Method method, Class<?> author) {
        try {
            return author.getMethod(method.getName(), method.getParameterTypes());
        } catch (NoSuchMethodException e) {
            throw DeclarationException.of(method, "a static method of an interface cannot be an endpoint");
        }
    }

    /** The class, what it extends and what all of these implement. */
    private static Set<Class<?>> ancestry(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            all.add(c);
            addInterfaces(c, all);
        }
        return all;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> one : type.getInterfaces()) {
            all.add(one);
            addInterfaces(one, all);
        }
    }
}
