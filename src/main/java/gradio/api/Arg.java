package gradio.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a parameter of an endpoint. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Arg {
    /** Says that there is no default; the parameter must be given unless it is an {@code Optional}. */
    String NONE = "\u0000";

    /** Name on the wire; by default the parameter's name in snake_case. */
    String name() default "";

    /** What it means, for people and agents. */
    String description() default "";

    /** The default as JSON text, for example {@code "1.5"}, {@code "\"red\""} or {@code "null"}. */
    String defaultValue() default NONE;
}
