package textbehindimage;

/** A setting has a value that cannot be used; deployment stops. The message names it, its value, its source and what is allowed. */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    SettingException(String message) {
        super(message);
    }
}
