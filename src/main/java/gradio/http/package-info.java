/** Gradio's routes as thin Jersey resources. */
@NullMarked
package gradio.http;

import org.jspecify.annotations.NullMarked;
