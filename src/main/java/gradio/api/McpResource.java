package gradio.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an {@link Api} method a resource that agents find and read by the Model Context Protocol. What it returns is the content: a
 * {@code String} as it stands, a file as text or in base64, anything else as JSON; an empty {@code Optional} says that there is none.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface McpResource {
    /**
     * Its URI, such as {@code notes://today}, or a template of the URIs of many, such as {@code notes://{day}/{number}}: each variable is
     * one segment of the path and goes to the parameter of that name, and every parameter is one.
     */
    String uri();

    /** Name for programs; by default the endpoint's name. */
    String name() default "";

    /** Name for people. */
    String title() default "";

    /** What it holds; by default the endpoint's description. */
    String description() default "";

    /** Of the content; by default that of a stored file, {@code text/plain} or {@code application/json}. */
    String mimeType() default "";
}
