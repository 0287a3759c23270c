package textbehindimage.cutout;

import textbehindimage.cutout.photo.Pixels;

/**
 * Planar RGB, {@code [3][side][side]} row by row, normalised as the card says, from a photo of any size: PIL's
 * {@code resize((side, side), BILINEAR)}, then torchvision's ToTensor and Normalize, to the last bit.
 */
final class Planes {
    private final int side;
    private final float[][] values; // [channel][8-bit level]

    Planes(ModelCard card) {
        side = card.side();
        values = new float[3][256];
        for (int channel = 0; channel < 3; channel++) {
            float mean = card.mean().get(channel).floatValue();
            float std = card.std().get(channel).floatValue();
            for (int level = 0; level < 256; level++) values[channel][level] = (level / 255f - mean) / std;
        }
    }

    float[] of(Pixels photo) {
        Resampling across = Resampling.bilinear(photo.width(), side);
        Resampling down = Resampling.bilinear(photo.height(), side);
        // Pillow 12 Image.resize: a tall sliver goes down first; rounding to 8 bits in between makes that visible.
        boolean downFirst = photo.height() > 100L * photo.width() && side < photo.height();
        return downFirst ? downFirst(photo, across, down) : acrossFirst(photo, across, down);
    }

    private float[] acrossFirst(Pixels photo, Resampling across, Resampling down) {
        float[] planes = new float[3 * side * side];
        int[] sums = new int[3 * side];
        RowRing rows = new RowRing(down.stride, sums.length, (y, row) -> across(photo, y, across, row));
        for (int y = 0; y < side; y++) {
            down.mix(y, rows, sums);
            for (int channel = 0; channel < 3; channel++) {
                int to = (channel * side + y) * side;
                for (int x = 0; x < side; x++) {
                    planes[to + x] = values[channel][Resampling.clip(sums[channel * side + x])];
                }
            }
        }
        return planes;
    }

    /** One photo row, shrunk or stretched to {@code [3][side]} 8-bit levels, red first. */
    private void across(Pixels photo, int y, Resampling axis, int[] row) {
        byte[] samples = photo.samples();
        int start = y * photo.width() * 3;
        int firstAt = photo.red() * side; // the plane of the first of the three samples: 0 is red, 2 blue
        for (int x = 0; x < side; x++) {
            int from = start + axis.first[x] * 3;
            int weight = x * axis.stride;
            int one = Resampling.HALF;
            int two = Resampling.HALF;
            int three = Resampling.HALF;
            for (int i = 0; i < axis.count[x]; i++, from += 3, weight++) {
                int w = axis.weights[weight];
                one += (samples[from] & 255) * w;
                two += (samples[from + 1] & 255) * w;
                three += (samples[from + 2] & 255) * w;
            }
            row[firstAt + x] = Resampling.clip(one);
            row[side + x] = Resampling.clip(two);
            row[2 * side - firstAt + x] = Resampling.clip(three);
        }
    }

    private float[] downFirst(Pixels photo, Resampling across, Resampling down) {
        int[] sums = new int[3 * photo.width()];
        byte[] narrow = new byte[sums.length * side];
        RowRing rows = new RowRing(down.stride, sums.length, (y, row) -> {
            for (int x = 0; x < row.length; x++) row[x] = photo.samples()[y * row.length + x] & 255;
        });
        for (int y = 0; y < side; y++) {
            down.mix(y, rows, sums);
            for (int x = 0; x < sums.length; x++) narrow[y * sums.length + x] = (byte) Resampling.clip(sums[x]);
        }
        Pixels low = new Pixels(photo.width(), side, narrow, photo.red(), null, null);
        return acrossFirst(low, across, Resampling.bilinear(side, side));
    }
}
