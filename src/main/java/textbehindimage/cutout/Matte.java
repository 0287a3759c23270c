package textbehindimage.cutout;

/**
 * A mask, {@code [side][side]} 8-bit levels, and its enlargement to the photo's size, made row by row as Pillow's
 * {@code resize(size)} of an L image makes it (bicubic).
 */
final class Matte {
    private final byte[] levels;
    private final int side;

    private Matte(byte[] levels, int side) {
        this.levels = levels;
        this.side = side;
    }

    /** From the model's output to 8 bits: torch's float32 sigmoid, then {@code mul(255).byte()}, which cuts off. */
    static Matte of(float[] output, ModelCard card) throws ModelUnavailable {
        float[] shares = new float[output.length];
        for (int i = 0; i < output.length; i++) {
            float share = card.activation() == ModelCard.Activation.SIGMOID ? sigmoid(output[i]) : output[i];
            if (Float.isNaN(share)) throw new ModelUnavailable("The model gave no usable mask for this photo (NaN).");
            shares[i] = share;
        }
        if (card.stretch() == ModelCard.Stretch.MINMAX) stretch(shares);
        byte[] levels = new byte[shares.length];
        for (int i = 0; i < shares.length; i++) levels[i] = (byte) (int) (Math.max(0f, Math.min(1f, shares[i])) * 255f);
        return new Matte(levels, card.side());
    }

    // In float, not in double: that gives torch's values (0 of 1 M differ; in double 0.69 % do).
    private static float sigmoid(float x) {
        return 1f / (1f + (float) Math.exp(-x));
    }

    /** As rembg; a flat mask, which rembg divides by zero, stays as it is. */
    private static void stretch(float[] shares) {
        float least = Float.MAX_VALUE;
        float most = -Float.MAX_VALUE;
        for (float share : shares) {
            least = Math.min(least, share);
            most = Math.max(most, share);
        }
        if (most <= least) return;
        for (int i = 0; i < shares.length; i++) shares[i] = (shares[i] - least) / (most - least);
    }

    byte[] levels() {
        return levels.clone();
    }

    /** Enlarges the mask. */
    Enlarged to(int width, int height) {
        return new Enlarged(width, height);
    }

    final class Enlarged {
        private final Resampling across;
        private final Resampling down;
        private final int width;

        private Enlarged(int width, int height) {
            across = Resampling.bicubic(side, width);
            down = Resampling.bicubic(side, height);
            this.width = width;
        }

        Rows rows() {
            return new Rows(this);
        }
    }

    /** Rows of the enlarged mask for one thread at a time; the next of those asked for costs least. */
    final class Rows {
        private final Resampling down;
        private final RowRing rows;
        private final int[] sums;

        private Rows(Enlarged mask) {
            down = mask.down;
            rows = new RowRing(down.stride, mask.width, (y, row) -> across(y, mask.across, row));
            sums = new int[mask.width];
        }

        /** Into as many bytes as the mask is wide. */
        void row(int y, byte[] row) {
            down.mix(y, rows, sums);
            for (int x = 0; x < sums.length; x++) row[x] = (byte) Resampling.clip(sums[x]);
        }

        private void across(int y, Resampling axis, int[] row) {
            int start = y * side;
            for (int x = 0; x < row.length; x++) row[x] = axis.level(x, levels, start);
        }
    }
}
