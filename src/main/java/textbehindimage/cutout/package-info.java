/**
 * Photo in, cut-out or mask out: {@link textbehindimage.cutout.Cutouts} is the door. The way through is header → pixels
 * → planes → model → matte → PNG, one class each, and every step gives the values that Pillow and torchvision give;
 * what goes beyond them is in {@code edges}, on request only.
 */
@NullMarked
package textbehindimage.cutout;

import org.jspecify.annotations.NullMarked;
