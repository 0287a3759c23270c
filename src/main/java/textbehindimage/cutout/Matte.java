package textbehindimage.cutout;

import textbehindimage.cutout.edges.MaskRows;

/**
 * A mask, {@code [height][width]} 8-bit levels, and its enlargement to the photo's size, made row by row as Pillow's {@code
 * resize} of an L image makes it.
 */
final class Matte {
    private final byte[] levels;
    private final int width;
    private final int height;
    private final Kernel kernel;

    private Matte(byte[] levels, int width, int height, Kernel kernel) {
        this.levels = levels;
        this.width = width;
        this.height = height;
        this.kernel = kernel;
    }

    /** From the model's output to 8 bits: the card's way to shares, then {@code mul(255).byte()}, which cuts off. */
    static Matte of(ModelOutput output, ModelCard card) throws ModelUnavailable {
        float[] shares = new Shares(card).of(output);
        byte[] levels = new byte[shares.length];
        for (int i = 0; i < shares.length; i++) levels[i] = (byte) (int) (Math.max(0f, Math.min(1f, shares[i])) * 255f);
        return new Matte(levels, output.width(), output.height(), card.upscale());
    }

    int pixels() {
        return levels.length;
    }

    byte[] levels() {
        return levels.clone();
    }

    /** Enlarges the mask. */
    Enlarged to(int newWidth, int newHeight) {
        boolean downFirst = height > 100L * width && newHeight < height; // as in Planes
        Matte from = downFirst ? lower(newHeight) : this;
        return from.new Enlarged(newWidth, newHeight);
    }

    private Matte lower(int newHeight) {
        Rows only = new Enlarged(width, newHeight).rows();
        byte[] low = new byte[width * newHeight];
        byte[] row = new byte[width];
        for (int y = 0; y < newHeight; y++) {
            only.row(y, row);
            System.arraycopy(row, 0, low, y * width, width);
        }
        return new Matte(low, width, newHeight, kernel);
    }

    final class Enlarged {
        private final Resampling across;
        private final Resampling down;
        private final int newWidth;

        private Enlarged(int newWidth, int newHeight) {
            across = Resampling.of(kernel, width, newWidth);
            down = Resampling.of(kernel, height, newHeight);
            this.newWidth = newWidth;
        }

        Rows rows() {
            return new Rows(this);
        }
    }

    /** Rows of the enlarged mask for one thread at a time; the next of those asked for costs least. */
    final class Rows implements MaskRows {
        private final Resampling down;
        private final RowRing rows;
        private final int[] sums;

        private Rows(Enlarged mask) {
            down = mask.down;
            rows = new RowRing(down.taps, mask.newWidth, (y, row) -> across(y, mask.across, row));
            sums = new int[mask.newWidth];
        }

        @Override
        public void row(int y, byte[] row) {
            down.mix(y, rows, sums);
            for (int x = 0; x < sums.length; x++) row[x] = (byte) Resampling.clip(sums[x]);
        }

        private void across(int y, Resampling axis, int[] row) {
            int start = y * width;
            for (int x = 0; x < row.length; x++) row[x] = axis.level(x, levels, start);
        }
    }
}
