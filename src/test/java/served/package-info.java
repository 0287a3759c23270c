/**
 * The app and the engine as others see them: over HTTP, in real containers, under the root and under a context path, and through the
 * unmodified Gradio clients. What is expected here is what gradio-protocol says, not what the code happens to do.
 */
@NullMarked
package served;

import org.jspecify.annotations.NullMarked;
