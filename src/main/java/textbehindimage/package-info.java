/** The app: two endpoints around the cut-out, its settings, its start and stop. */
@NullMarked
package textbehindimage;

import org.jspecify.annotations.NullMarked;
