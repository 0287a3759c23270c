package textbehindimage.cutout;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.PhotoLimits;
import textbehindimage.cutout.photo.PhotoRefused;
import textbehindimage.cutout.photo.Photos;
import textbehindimage.cutout.photo.Pixels;
import textbehindimage.cutout.png.PngWriter;

/**
 * Photo in, cut-out or mask out. Thread-safe: a session of the model takes one photo at a time, while those of other calls are decoded
 * before it and encoded behind it.
 */
public final class Cutouts implements AutoCloseable {
    private static final String READING = "Reading the photo";
    private static final String FINDING = "Finding the subject";
    private static final String WRITING = "Writing the PNG";
    private static final double FOUND = 0.5;

    private final Photos photos;
    private final boolean keepHidden;
    private final @Nullable Model model;
    private final @Nullable UnfitModel problem;
    private final ReadWriteLock running = new ReentrantReadWriteLock(); // read: by a call, write: by close
    private volatile boolean closed;

    private volatile @Nullable WarmUp warmUp;

    private Cutouts(Photos photos, boolean keepHidden, @Nullable Model model, @Nullable UnfitModel problem) {
        this.photos = photos;
        this.keepHidden = keepHidden;
        this.model = model;
        this.problem = problem;
    }

    /** As {@link #open(Path, PhotoLimits, boolean, ModelSettings)}; what is cut away leaves no colour behind. */
    public static Cutouts open(Path modelCard, PhotoLimits limits) {
        return open(modelCard, limits, false, ModelSettings.DEFAULTS);
    }

    /**
     * Loads the model that the card describes. Never throws for one that is missing, empty, altered or unfit: then {@link
     * #modelProblem} tells the operator why and every call fails with {@link ModelUnavailable}.
     *
     * @param keepHidden whether the photo's colours stay in the cut-out where it is transparent, as in the Python original:
     *     the removed background can then be had back from the file, which is twice as long
     */
    public static Cutouts open(Path modelCard, PhotoLimits limits, boolean keepHidden, ModelSettings settings) {
        return open(() -> Model.open(modelCard, settings), limits, keepHidden);
    }

    interface Loading {
        Model load() throws UnfitModel;
    }

    static Cutouts open(Loading loading, PhotoLimits limits, boolean keepHidden) {
        Photos photos = new Photos(limits, InstantSource.system());
        try {
            return new Cutouts(photos, keepHidden, loading.load(), null);
        } catch (UnfitModel e) {
            return new Cutouts(photos, keepHidden, null, e);
        }
    }

    /** The model in use; empty if there is none. */
    public Optional<ModelFacts> model() {
        return Optional.ofNullable(model).map(Model::facts);
    }

    /** Why there is no model, for the operator: may name files. */
    public Optional<String> modelProblem() {
        return Optional.ofNullable(problem).map(UnfitModel::getMessage);
    }

    /** How things are at this moment. */
    public Condition condition() {
        if (closed) return Condition.of(Trouble.STOPPING);
        if (model == null) return Condition.of(problem == null ? Trouble.UNFIT : problem.trouble());
        Condition condition = model.condition();
        WarmUp running = warmUp;
        boolean warming =
                running != null && !running.isOver() && condition.trouble().isEmpty();
        return warming ? Condition.of(Trouble.WARMING_UP) : condition;
    }

    /**
     * Cuts out a made-up photo in the background, so that the first caller finds all of it loaded and compiled.
     *
     * @param folder where its files may lie
     */
    public void warmUp(Path folder) {
        if (model == null) return;
        WarmUp begun = new WarmUp(this, folder);
        warmUp = begun;
        begun.start();
    }

    /**
     * Writes the transparent RGBA PNG, upright and of the photo's size, to {@code png}, which must not exist; no half file
     * is left on failure.
     */
    public void cutOut(Path photo, Path png, Progress progress) throws PhotoRefused, ModelUnavailable, IOException {
        make(photo, png, PngWriter.Colour.RGBA, progress);
    }

    /** Writes the 8-bit grey PNG mask, upright and of the photo's size, as {@link #cutOut} writes the cut-out. */
    public void mask(Path photo, Path png, Progress progress) throws PhotoRefused, ModelUnavailable, IOException {
        make(photo, png, PngWriter.Colour.GREY, progress);
    }

    private void make(Path photo, Path png, PngWriter.Colour colour, Progress progress)
            throws PhotoRefused, ModelUnavailable, IOException {
        running.readLock().lock();
        try {
            if (closed) throw new ModelUnavailable(Trouble.STOPPING.sentence());
            if (model == null)
                throw new ModelUnavailable(
                        condition().trouble().orElse(Trouble.UNFIT).sentence());
            progress.at(0, READING);
            Pixels pixels = photos.read(photo);
            progress.at(0.25, FINDING);
            Matte matte = model.matte(pixels, () -> progress.at(0.25, FINDING));
            progress.at(FOUND, WRITING);
            write(png, pixels, matte, colour, progress);
        } catch (ClosedByInterruptException e) {
            throw new CancellationException();
        } finally {
            running.readLock().unlock();
        }
    }

    private void write(Path png, Pixels pixels, Matte matte, PngWriter.Colour colour, Progress progress)
            throws IOException {
        if (Files.exists(png)) throw new FileAlreadyExistsException(png.toString());
        Path part = png.resolveSibling(png.getFileName() + ".part");
        try {
            try (OutputStream out =
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                encode(out, pixels, matte, colour, share -> progress.at(FOUND + (1 - FOUND) * share, WRITING));
            }
            progress.at(1, WRITING);
            Files.move(part, png, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void encode(
            OutputStream file, Pixels pixels, Matte matte, PngWriter.Colour colour, PngWriter.Checkpoint checkpoint)
            throws IOException {
        OutputStream out = new BufferedOutputStream(file, 1 << 16);
        CutoutRows rows = new CutoutRows(pixels, matte, keepHidden);
        PngWriter.Rows source = colour == PngWriter.Colour.RGBA ? rows::rgba : rows::grey;
        new PngWriter(out).write(pixels.width(), pixels.height(), colour, pixels.profile(), source, checkpoint);
        out.flush();
    }

    /** Waits for the calls that run, then frees the model. Later calls fail with {@link ModelUnavailable}. */
    @Override
    public void close() {
        boolean again = closed;
        closed = true;
        WarmUp begun = warmUp;
        if (begun != null) begun.stop();
        running.writeLock().lock();
        try {
            if (model != null && !again) model.close();
        } finally {
            running.writeLock().unlock();
        }
        if (begun != null) begun.join();
    }

    /** Hears how far a call has come, on the call's thread. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called at each stage, several times in a long one.
         *
         * @param fraction from 0 to 1
         * @param stage part of a sentence for people: "Finding the subject"
         * @throws CancellationException to stop the work
         */
        void at(double fraction, String stage);
    }
}
