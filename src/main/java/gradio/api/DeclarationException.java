package gradio.api;

import java.lang.reflect.Method;

/** An endpoint is declared wrongly; deployment stops. The message names class, method and parameter. */
public final class DeclarationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public DeclarationException(String message) {
        super(message);
    }

    static DeclarationException of(Method method, String problem) {
        return new DeclarationException(
                method.getDeclaringClass().getSimpleName() + "." + method.getName() + ": " + problem);
    }
}
