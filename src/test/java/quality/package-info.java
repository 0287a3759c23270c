/** How good a model's masks are, beside masks that are known, and what the refinements change. */
@NullMarked
package quality;

import org.jspecify.annotations.NullMarked;
