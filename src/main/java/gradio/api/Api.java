package gradio.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a public method an endpoint. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Api {
    /** Value of {@link #concurrencyLimit()} for "as many at once as there are workers". */
    int UNLIMITED = 0;

    /** Name on the wire; by default the method's name in snake_case. */
    String name() default "";

    /** What it does, for people and agents. */
    String description() default "";

    /** How many calls may run at once in its lane; where several endpoints share a lane, the lowest limit holds. */
    int concurrencyLimit() default 1;

    /** Endpoints with the same id share one lane; by default each has its own. */
    String concurrencyId() default "";

    /** Whether clients are told to use the queue. Every call goes through the queue either way. */
    boolean queue() default true;

    /** Several waiting calls run as one: parameters and result are lists with one element per call. */
    boolean batch() default false;

    /** The most calls that are merged into one when {@link #batch()} is set. */
    int maxBatchSize() default 4;

    /** Who is told of the endpoint. */
    Visibility visibility() default Visibility.PUBLIC;
}
