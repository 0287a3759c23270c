package gradio.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an {@link Api} method a tool that agents find by the Model Context Protocol. The hints tell hosts when to ask their user; what is
 * not said is what the protocol assumes of a tool that says nothing, which is the worst.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface McpTool {
    /** 1 to 128 letters, digits, _, - or dots; by default the endpoint's name. */
    String name() default "";

    /** Name for people. */
    String title() default "";

    /** What it does, when to use it and how long it takes; by default the endpoint's description. */
    String description() default "";

    /** It changes nothing. */
    boolean readOnly() default false;

    /** What it changes may be lost; without meaning where it changes nothing. */
    boolean destructive() default true;

    /** A second call with the same arguments changes nothing more. */
    boolean idempotent() default false;

    /** It deals with others than this server. */
    boolean openWorld() default true;
}
