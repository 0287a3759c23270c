package gradio.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an {@link Api} method a prompt that people choose in an agent's host, by the Model Context Protocol. It returns the words as a
 * {@code String}, or a {@code List<PromptMessage>}. Its arguments are what a person types: texts, numbers, {@code boolean}s and enums.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface McpPrompt {
    /** 1 to 128 letters, digits, _, - or dots; by default the endpoint's name. */
    String name() default "";

    /** Name for people. */
    String title() default "";

    /** What it is for; by default the endpoint's description. */
    String description() default "";
}
