/**
 * Gradio's server mode on any servlet container: an annotated class becomes typed endpoints behind a queue.
 *
 * <pre>{@code
 * Server server = Server.builder().title("Hello").endpoints(new Hello()).build();
 * server.mount(context, "/");
 * }</pre>
 */
@NullMarked
package gradio;

import org.jspecify.annotations.NullMarked;
