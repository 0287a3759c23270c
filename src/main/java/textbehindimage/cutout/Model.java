package textbehindimage.cutout;

import java.nio.file.Path;
import textbehindimage.cutout.photo.Pixels;

/** A card, its model in memory and the way in and out of it. */
final class Model implements AutoCloseable {
    private final ModelCard card;
    private final Planes planes;
    private final ModelLane lane;

    private Model(ModelCard card, Segmenter segmenter) {
        this.card = card;
        planes = new Planes(card);
        lane = new ModelLane(segmenter);
    }

    /** Reads, checks, loads, and runs it once on grey, which shows whether it works and makes the first photo as fast as the next. */
    static Model open(Path modelCard) throws UnfitModel {
        ModelCard card = ModelCardReader.read(modelCard);
        Path file = ModelFiles.find(modelCard, card);
        Segmenter segmenter =
                new OrtHost().open(card, file, Runtime.getRuntime().availableProcessors());
        try {
            Matte.of(segmenter.run(new float[3 * card.side() * card.side()]), card);
        } catch (ModelUnavailable e) {
            segmenter.close();
            throw new UnfitModel("Model " + file + " fails on a grey picture: " + reason(e), e);
        }
        return new Model(card, segmenter);
    }

    private static String reason(ModelUnavailable e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    ModelFacts facts() {
        return new ModelFacts(card.id(), card.version(), card.licence(), card.side(), lane.provider());
    }

    Matte matte(Pixels photo, ModelLane.GoOn goOn) throws ModelUnavailable {
        return Matte.of(lane.run(planes.of(photo), goOn), card);
    }

    @Override
    public void close() {
        lane.close();
    }
}
