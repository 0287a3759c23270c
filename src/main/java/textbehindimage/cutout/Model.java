package textbehindimage.cutout;

import java.nio.file.Path;
import textbehindimage.cutout.photo.Pixels;

/** A card, its model in memory and the way in and out of it. */
final class Model implements AutoCloseable {
    private static final Pixels GREY = new Pixels(1, 1, new byte[] {127, 127, 127}, 0, null, null);

    private final ModelCard card;
    private final Planes planes;
    private final ModelLane lane;

    private Model(ModelCard card, Segmenter segmenter) {
        this.card = card;
        planes = new Planes(card);
        lane = new ModelLane(segmenter);
    }

    /**
     * Reads, checks, loads, and runs it once on grey, which shows whether it works and makes the first photo as fast as the next.
     *
     * @param named a card, or a model file with a card beside it or in {@code cards}
     */
    static Model open(Path named, Path cards) throws UnfitModel {
        ModelFiles files = ModelFiles.find(named, cards);
        ModelCard card = files.card();
        Segmenter segmenter =
                new OrtHost().open(card, files.model(), Runtime.getRuntime().availableProcessors());
        try {
            Matte.of(segmenter.run(new Planes(card).of(GREY)), card);
        } catch (ModelUnavailable e) {
            segmenter.close();
            throw new UnfitModel("Model " + files.model() + " fails on a grey picture: " + reason(e), e);
        }
        return new Model(card, segmenter);
    }

    private static String reason(ModelUnavailable e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    ModelFacts facts() {
        return new ModelFacts(
                card.id(), card.version(), card.licence(), card.input().size().shortSide(), lane.provider());
    }

    Matte matte(Pixels photo, ModelLane.GoOn goOn) throws ModelUnavailable {
        return Matte.of(lane.run(planes.of(photo), goOn), card);
    }

    @Override
    public void close() {
        lane.close();
    }
}
