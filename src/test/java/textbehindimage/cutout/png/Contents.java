package textbehindimage.cutout.png;

import java.util.Arrays;
import java.util.Random;
import textbehindimage.cutout.Generated;

/** What pictures are filled with. */
enum Contents {
    SMOOTH {
        @Override
        byte[] of(int width, int height, int samples) {
            return Generated.picture(width, height, samples);
        }
    },
    NOISE {
        @Override
        byte[] of(int width, int height, int samples) {
            byte[] picture = new byte[width * height * samples];
            new Random(width * 31L + height).nextBytes(picture);
            return picture;
        }
    },
    EMPTY {
        @Override
        byte[] of(int width, int height, int samples) {
            return new byte[width * height * samples];
        }
    },
    WHITE {
        @Override
        byte[] of(int width, int height, int samples) {
            byte[] picture = new byte[width * height * samples];
            Arrays.fill(picture, (byte) 255);
            return picture;
        }
    },
    /** Samples of four that moved alike, as grain leaves them where a photo is grey. */
    GRAIN {
        @Override
        byte[] of(int width, int height, int samples) {
            byte[] picture = new byte[width * height * samples];
            Random random = new Random(width * 7L + height);
            for (int at = 0; at < picture.length; at += 4) {
                Arrays.fill(picture, at, Math.min(picture.length, at + 4), (byte) (128 + random.nextGaussian() * 5));
            }
            return picture;
        }
    },
    /** Noise with holes of all lengths, as a cut-out has them. */
    HOLES {
        @Override
        byte[] of(int width, int height, int samples) {
            byte[] picture = NOISE.of(width, height, samples);
            Random random = new Random(height);
            for (int at = 0; at < picture.length; at += random.nextInt(40)) {
                int end = Math.min(picture.length, at + random.nextInt(1 << random.nextInt(12)));
                Arrays.fill(picture, at, end, (byte) 0);
                at = end;
            }
            return picture;
        }
    };

    abstract byte[] of(int width, int height, int samples);
}
