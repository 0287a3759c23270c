package textbehindimage.cutout;

/** How wide and high a model wants the photo. Widths and heights are in pixels. */
public sealed interface InputSize {
    /** No side is made longer, or a sliver of a photo would take all memory. */
    int LONGEST = 4096;

    int width(int photoWidth, int photoHeight);

    int height(int photoWidth, int photoHeight);

    /** The shorter of the two sides as the card gives them. */
    int shortSide();

    /** The same for every photo, whose aspect ratio is not kept. */
    record Fixed(int width, int height) implements InputSize {
        @Override
        public int width(int photoWidth, int photoHeight) {
            return width;
        }

        @Override
        public int height(int photoWidth, int photoHeight) {
            return height;
        }

        @Override
        public int shortSide() {
            return Math.min(width, height);
        }
    }

    /**
     * As MODNet has it (onnx/inference_onnx.py, get_scale_factor): a photo whose sides are all shorter or all longer than
     * {@code shortSide} is scaled until its shorter side is that long, any other stays as it is; then both sides are cut
     * down to a multiple of {@code multipleOf}. Ours alone: a side has at least one such multiple and at most {@link
     * #LONGEST} pixels, at the cost of the aspect ratio.
     */
    record Flexible(int multipleOf, int shortSide) implements InputSize {
        @Override
        public int width(int photoWidth, int photoHeight) {
            return side(photoWidth, photoHeight);
        }

        @Override
        public int height(int photoWidth, int photoHeight) {
            return side(photoHeight, photoWidth);
        }

        private int side(int own, int other) {
            boolean scaled = Math.max(own, other) < shortSide || Math.min(own, other) > shortSide;
            int longer = (int) ((double) own / other * shortSide);
            int side = !scaled ? own : own > other ? longer : shortSide;
            int bounded = Math.min(side, LONGEST);
            return Math.max(multipleOf, bounded - bounded % multipleOf);
        }
    }
}
