/**
 * The only package that names ONNX Runtime. {@code OrtHost} alone loads it, in a class loader of its own, so it may use
 * only the public types of {@link textbehindimage.cutout}.
 */
@NullMarked
package textbehindimage.cutout.onnx;

import org.jspecify.annotations.NullMarked;
