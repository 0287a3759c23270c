/** The page, in a real browser on real containers. */
@NullMarked
package page;

import org.jspecify.annotations.NullMarked;
