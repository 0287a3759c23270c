/** Makes a cut-out's edge better than the model's small mask alone can: the photo's colours beside it tell more. */
@NullMarked
package textbehindimage.cutout.edges;

import org.jspecify.annotations.NullMarked;
