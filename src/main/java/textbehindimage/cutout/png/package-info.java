/** Writes PNG files. */
@NullMarked
package textbehindimage.cutout.png;

import org.jspecify.annotations.NullMarked;
