package textbehindimage.cutout;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import textbehindimage.cutout.photo.format.Pixels;

/** A card, its model in memory and the way in and out of it. */
final class Model implements AutoCloseable {
    private final ModelCard card;
    private final Planes planes;
    private final ModelLanes lanes;
    private final Optional<String> warning;

    private Model(ModelCard card, ModelLanes lanes, Optional<String> warning) {
        this.card = card;
        planes = new Planes(card);
        this.lanes = lanes;
        this.warning = warning;
    }

    /**
     * Reads, checks and loads it.
     *
     * @param named a card, or a model file with a card beside it or in {@code cards}
     */
    static Model open(Path named, Path cards, ModelSettings settings) throws UnfitModel {
        ModelFiles files = ModelFiles.find(named, cards);
        OrtHost host = new OrtHost();
        SessionMaker maker = device -> host.open(files.card(), files.model(), device);
        Machine machine = Machine.thisOne(host.hasCuda());
        return open(files, settings, machine, maker, OrtHost.threads(), System::nanoTime);
    }

    /**
     * @param threads gives each session one of its own
     * @param nanoTime as {@link System#nanoTime}
     */
    static Model open(
            ModelFiles files,
            ModelSettings settings,
            Machine machine,
            SessionMaker maker,
            Executor threads,
            LongSupplier nanoTime)
            throws UnfitModel {
        SessionMaker tried = device -> tried(maker.open(device), files, device);
        Sessions sessions = Sessions.open(settings, machine, tried);
        ModelLanes lanes = new ModelLanes(sessions.all(), tried, settings.timeout(), threads, nanoTime);
        return new Model(files.card(), lanes, sessions.warning());
    }

    /** Runs it once on grey, which shows whether it works and makes the first photo as fast as the next. */
    private static Segmenter tried(Segmenter segmenter, ModelFiles files, Device device) throws UnfitModel {
        try {
            Matte.of(segmenter.run(new Planes(files.card()).grey()), files.card());
            return segmenter;
        } catch (ModelUnavailable e) {
            segmenter.close();
            throw new UnfitModel(
                    "Model " + files.model() + " fails on a grey picture on " + device + ": " + reason(e), e);
        }
    }

    private static String reason(ModelUnavailable e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    ModelFacts facts() {
        return new ModelFacts(
                card.id(), card.version(), card.licence(), card.input().size().shortSide(), lanes.provider());
    }

    Condition condition() {
        Condition now = lanes.condition();
        return now.isGood() ? new Condition(Optional.empty(), warning) : now;
    }

    Matte matte(Pixels photo, ModelLanes.GoOn goOn) throws ModelUnavailable {
        return Matte.of(lanes.run(planes.of(photo), goOn), card);
    }

    @Override
    public void close() {
        lanes.close();
    }
}
