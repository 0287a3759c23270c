package textbehindimage.cutout;

import java.util.concurrent.CompletableFuture;

/** What one caller wants of the model; cancelled when it has left. */
final class ModelJob extends CompletableFuture<ModelOutput> {
    private final ModelInput photo;

    ModelJob(ModelInput photo) {
        this.photo = photo;
    }

    ModelInput photo() {
        return photo;
    }
}
