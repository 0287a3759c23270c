package quality;

/**
 * How near one mask is to the known one.
 *
 * @param iou intersection over union of what is above one half
 * @param mae mean absolute error, 0 to 1
 * @param f F-measure with β² = 0.3 of what is above one half (Achanta et al., CVPR 2009)
 * @param edge mean absolute error on {@link Levels#edge}
 */
record Score(double iou, double mae, double f, double edge) {
    static Score of(Levels found, Levels truth) {
        if (found.width() != truth.width() || found.height() != truth.height())
            throw new IllegalArgumentException("The mask is " + truth.width() + " x " + truth.height()
                    + " pixels, its photo " + found.width() + " x " + found.height());
        boolean[] band = truth.edge();
        long both = 0;
        long either = 0;
        long chosen = 0;
        long right = 0;
        long near = 0;
        double error = 0;
        double nearError = 0;
        for (int i = 0; i < band.length; i++) {
            double off = Math.abs(found.shares()[i] - truth.shares()[i]);
            error += off;
            if (band[i]) {
                near++;
                nearError += off;
            }
            if (found.in(i)) chosen++;
            if (truth.in(i)) right++;
            if (found.in(i) && truth.in(i)) both++;
            if (found.in(i) || truth.in(i)) either++;
        }
        double precision = (double) both / Math.max(1, chosen);
        double recall = (double) both / Math.max(1, right);
        return new Score(
                (double) both / Math.max(1, either),
                error / band.length,
                1.3 * precision * recall / Math.max(1e-6, 0.3 * precision + recall),
                nearError / Math.max(1, near));
    }
}
