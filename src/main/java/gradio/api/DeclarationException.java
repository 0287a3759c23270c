package gradio.api;

import java.lang.reflect.Method;

/** An endpoint is declared wrongly; deployment stops. The message names class, method and parameter. */
public final class DeclarationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public DeclarationException(String message) {
        super(message);
    }

    static DeclarationException of(Method method, String problem) {
        return new DeclarationException(name(method) + ": " + problem);
    }

    static String name(Method method) {
        return name(method.getDeclaringClass()) + "." + method.getName();
    }

    /** As it stands in the source, without its package; of a class without a name, what the compiler calls it. */
    static String name(Class<?> type) {
        String full = type.getName();
        return type.isAnonymousClass() ? full.substring(full.lastIndexOf('.') + 1) : type.getSimpleName();
    }
}
