package textbehindimage.cutout;

import java.nio.file.Path;
import textbehindimage.cutout.photo.format.PhotoLimits;

/** A process of its own that runs a model once; told a card, it prints the model's id. */
final class OrtStart {
    private OrtStart() {}

    public static void main(String[] card) {
        try (Cutouts cutouts = Cutouts.open(Path.of(card[0]), PhotoLimits.DEFAULT)) {
            System.out.print(cutouts.model()
                    .map(ModelFacts::id)
                    .or(cutouts::modelProblem)
                    .orElseThrow());
        }
    }
}
