package textbehindimage.cutout;

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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.Photo;
import textbehindimage.cutout.photo.Photos;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Pixels;
import textbehindimage.cutout.png.Picture;
import textbehindimage.cutout.png.PngWriter;

/**
 * Photo in, cut-out or mask out. Thread-safe: each session of the model takes one photo at a time, while those of other calls are decoded
 * before it and encoded behind it, as many as the heap has room for.
 */
public final class Cutouts implements AutoCloseable {
    private static final String READING = "Reading the photo";
    private static final String FINDING = "Finding the subject";
    private static final String WRITING = "Writing the PNG";
    private static final double FOUND = 0.5;
    private static final int MOST_STRIPS = 9; // of one picture at a time, about 2 MB each

    private final Photos photos;
    private final PixelBudget budget;
    private final boolean keepHidden;
    private final @Nullable Model model;
    private final @Nullable UnfitModel problem;
    private final CpuPool pool = new CpuPool();
    private final PngWriter writer;
    private final PngWriter previewWriter;
    private final ReadWriteLock running = new ReentrantReadWriteLock(); // read: by a call, write: by close
    private volatile boolean closed;
    private volatile @Nullable WarmUp warmUp;

    private Cutouts(
            Photos photos,
            boolean keepHidden,
            PngWriter.Mode mode,
            @Nullable Model model,
            @Nullable UnfitModel problem) {
        this.photos = photos;
        budget = new PixelBudget(photos.maxPixelsAtOnce());
        this.keepHidden = keepHidden;
        int atOnce = Math.min(CpuPool.THREADS + 1, MOST_STRIPS);
        writer = new PngWriter(mode, pool, atOnce);
        previewWriter = new PngWriter(PngWriter.Mode.SMALL, pool, atOnce);
        this.model = model;
        this.problem = problem;
    }

    /** With no other cards; what is cut away leaves no colour behind, and fast. */
    public static Cutouts open(Path modelCard, PhotoLimits limits) {
        return open(modelCard, modelCard.resolveSibling("cards"), limits, false, PngWriter.Mode.FAST);
    }

    /** As {@link #open(Path, Path, PhotoLimits, boolean, PngWriter.Mode, ModelSettings)}, run in the usual way. */
    public static Cutouts open(Path model, Path cards, PhotoLimits limits, boolean keepHidden, PngWriter.Mode mode) {
        return open(model, cards, limits, keepHidden, mode, ModelSettings.DEFAULTS);
    }

    /**
     * Loads a model. Never throws for one that is missing, empty, altered or unfit: then {@link #modelProblem} tells the
     * operator why and every call fails with {@link ModelUnavailable}.
     *
     * @param model a card, or a file {@code NAME.onnx} whose card is {@code NAME.json} beside it or else in {@code cards}
     * @param cards folder of the cards of models that are well known
     * @param keepHidden whether the photo's colours stay in the cut-out where it is transparent, as in the Python original:
     *     the removed background can then be had back from the file, which is twice as long
     */
    public static Cutouts open(
            Path model,
            Path cards,
            PhotoLimits limits,
            boolean keepHidden,
            PngWriter.Mode mode,
            ModelSettings settings) {
        return open(() -> Model.open(model, cards, settings), limits, keepHidden, mode);
    }

    interface Loading {
        Model load() throws UnfitModel;
    }

    static Cutouts open(Loading loading, PhotoLimits limits, boolean keepHidden, PngWriter.Mode mode) {
        Outside.makeImageRegistry();
        Photos photos = new Photos(limits, InstantSource.system());
        try {
            return new Cutouts(photos, keepHidden, mode, loading.load(), null);
        } catch (UnfitModel e) {
            return new Cutouts(photos, keepHidden, mode, null, e);
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

    /** As {@link #cutOut(Path, Path, CutoutOptions, Progress)}, exactly as the Python original has it. */
    public void cutOut(Path photo, Path png, Progress progress) throws PhotoRefused, ModelUnavailable, IOException {
        cutOut(photo, png, CutoutOptions.EXACT, progress);
    }

    /**
     * Writes the transparent RGBA PNG, upright and of the photo's size, to {@code png}, which must not exist; no half file
     * is left on failure.
     */
    public void cutOut(Path photo, Path png, CutoutOptions options, Progress progress)
            throws PhotoRefused, ModelUnavailable, IOException {
        make(photo, png, Picture.Colour.RGBA, options, progress);
    }

    /** As {@link #mask(Path, Path, CutoutOptions, Progress)}, exactly as the Python original has it. */
    public void mask(Path photo, Path png, Progress progress) throws PhotoRefused, ModelUnavailable, IOException {
        mask(photo, png, CutoutOptions.EXACT, progress);
    }

    /** Writes the 8-bit grey PNG mask, upright and of the photo's size, as {@code cutOut} writes the cut-out. */
    public PhotoFacts mask(Path photo, Path png, CutoutOptions options, Progress progress)
            throws PhotoRefused, ModelUnavailable, IOException {
        return make(photo, png, Picture.Colour.GREY, options.ofMask(), progress);
    }

    private PhotoFacts make(Path photo, Path png, Picture.Colour colour, CutoutOptions options, Progress progress)
            throws PhotoRefused, ModelUnavailable, IOException {
        running.readLock().lock();
        try {
            if (closed) throw new ModelUnavailable(Trouble.STOPPING.sentence());
            if (model == null)
                throw new ModelUnavailable(
                        condition().trouble().orElse(Trouble.UNFIT).sentence());
            progress.at(0, READING);
            try (Photo file = photos.open(photo);
                    PixelBudget.Share share = budget.take(file.pixels())) {
                Pixels pixels = file.decode();
                progress.at(0.25, FINDING);
                Matte matte = model.matte(pixels, () -> progress.at(0.25, FINDING));
                progress.at(FOUND, WRITING);
                write(png, pixels, Edges.of(pixels, matte, options), colour, progress);
                return new PhotoFacts(pixels.width(), pixels.height(), file.orientation());
            }
        } catch (ClosedByInterruptException e) {
            throw new CancellationException();
        } finally {
            running.readLock().unlock();
        }
    }

    /**
     * A small RGBA PNG of an image; empty for what is none, and when even a tiny one would be too long.
     *
     * @param longest pixels of its longer edge, at most
     * @param bytes at most
     */
    public Optional<byte[]> preview(Path image, int longest, int bytes) throws IOException {
        running.readLock().lock();
        try {
            if (closed) return Optional.empty();
            try (Photo file = photos.open(image);
                    PixelBudget.Share share = budget.take(file.pixels())) {
                return Preview.png(file.decode(), longest, bytes, previewWriter);
            }
        } catch (PhotoRefused none) {
            return Optional.empty();
        } catch (ClosedByInterruptException e) {
            throw new CancellationException();
        } finally {
            running.readLock().unlock();
        }
    }

    private void write(Path png, Pixels pixels, Edges edges, Picture.Colour colour, Progress progress)
            throws IOException {
        if (Files.exists(png)) throw new FileAlreadyExistsException(png.toString());
        Path part = png.resolveSibling(png.getFileName() + ".part");
        try {
            try (OutputStream out =
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                encode(out, pixels, edges, colour, share -> progress.at(FOUND + (1 - FOUND) * share, WRITING));
            }
            progress.at(1, WRITING);
            Files.move(part, png, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void encode(
            OutputStream out, Pixels pixels, Edges edges, Picture.Colour colour, PngWriter.Checkpoint checkpoint)
            throws IOException {
        Supplier<Picture.Rows> rows = () -> {
            CutoutRows made = new CutoutRows(pixels, edges, keepHidden);
            return colour == Picture.Colour.RGBA ? made::rgba : made::grey;
        };
        writer.write(out, new Picture(pixels.width(), pixels.height(), colour, pixels.profile(), rows), checkpoint);
    }

    /** Waits for the calls that run, then frees the model and ends all threads. Later calls fail with {@link ModelUnavailable}. */
    @Override
    public void close() {
        boolean again = closed;
        closed = true;
        WarmUp begun = warmUp;
        if (begun != null) begun.stop();
        running.writeLock().lock();
        try {
            if (model != null && !again) model.close();
            pool.close();
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
