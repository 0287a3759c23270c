package gradio.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a route that takes work: a client may ask for so much of it in a minute. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Counted {}
