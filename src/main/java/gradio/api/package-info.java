/** How an author declares endpoints: annotations, types, and the handles that a call is given. Checked once, at start. */
@NullMarked
package gradio.api;

import org.jspecify.annotations.NullMarked;
