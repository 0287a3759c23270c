/** What crosses the wire, as records: Gradio's messages and requests, and the JSON dialect both sides understand. */
@NullMarked
package gradio.wire;

import org.jspecify.annotations.NullMarked;
