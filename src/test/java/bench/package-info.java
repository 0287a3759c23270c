/** What the engine and the cut-out are measured with: load as Gradio's own client makes it, on this server and on the Python one beside it. */
@NullMarked
package bench;

import org.jspecify.annotations.NullMarked;
