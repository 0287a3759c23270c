package textbehindimage.cutout;

import java.util.concurrent.CompletableFuture;

/** What one caller wants of the model; cancelled when it has left. */
final class ModelJob extends CompletableFuture<float[]> {
    private final float[] planes;

    ModelJob(float[] planes) {
        this.planes = planes;
    }

    float[] planes() {
        return planes;
    }
}
