/** What operators see of the app: whether it is well, how busy it is, and what became of each call. */
@NullMarked
package textbehindimage.watch;

import org.jspecify.annotations.NullMarked;
