package textbehindimage.cutout.edges;

/** A mask of the photo's size, 8-bit levels, made row by row. */
@FunctionalInterface
public interface MaskRows {
    /** Row {@code y} into as many bytes as the photo is wide. Asked for in rising order; rows may be left out. */
    void row(int y, byte[] into);
}
