package textbehindimage;

import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.Arg;
import gradio.api.Cancellation;
import gradio.api.Progress;
import gradio.files.FileData;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.CutoutOptions;
import textbehindimage.cutout.Cutouts;
import textbehindimage.cutout.ModelUnavailable;
import textbehindimage.cutout.photo.PhotoRefused;

/** The endpoints. */
public final class TextBehindImage {
    private static final Logger LOG = System.getLogger(TextBehindImage.class.getName());

    /** Enough that the model need not wait for those who decode and encode; the heap decides how many of them are let in. */
    private static final int AT_ONCE = 8;

    private static final String LANE = "gpu";

    private final Cutouts cutouts;
    private final Path work;
    private final CutoutOptions options;

    /**
     * @param work where results are made before the engine takes them over; on the same disk as its files
     * @param options for cut-outs
     */
    public TextBehindImage(Cutouts cutouts, Path work, CutoutOptions options) {
        this.cutouts = cutouts;
        this.work = work;
        this.options = options;
    }

    @Api(
            description = "Removes the background from the image. Returns a transparent PNG.",
            concurrencyId = LANE,
            concurrencyLimit = AT_ONCE)
    public FileData removeBackground(
            @Arg(description = "The photo to cut out") FileData imagePath, Progress progress, Cancellation cancellation)
            throws IOException {
        return make(
                (photo, png, told) -> cutouts.cutOut(photo, png, options, told),
                imagePath,
                ".png",
                progress,
                cancellation);
    }

    @Api(
            description =
                    "Finds the subject of the photo. Returns an 8-bit grey PNG of the upright photo's size, white where"
                            + " the subject is.",
            concurrencyId = LANE,
            concurrencyLimit = AT_ONCE)
    public FileData subjectMask(
            @Arg(description = "The photo to look at") FileData imagePath, Progress progress, Cancellation cancellation)
            throws IOException {
        return make(cutouts::mask, imagePath, "-mask.png", progress, cancellation);
    }

    /** One of the two ways through {@link Cutouts}. */
    private interface Way {
        void go(Path photo, Path png, Cutouts.Progress progress) throws PhotoRefused, ModelUnavailable, IOException;
    }

    private FileData make(Way way, FileData photo, String ending, Progress progress, Cancellation cancellation)
            throws IOException {
        Path png = work.resolve(UUID.randomUUID() + ".png");
        try {
            way.go(photo.file(), png, (fraction, stage) -> {
                if (cancellation.isCancelled()) throw new CancellationException();
                progress.at(fraction, stage);
            });
            return FileData.handingOver(png).named(stem(photo) + ending);
        } catch (PhotoRefused e) {
            throw new ApiException(text(e));
        } catch (ModelUnavailable e) {
            if (e.getCause() == null) throw new ApiException(text(e)); // said once, when the server started
            String id = UUID.randomUUID().toString();
            LOG.log(Level.ERROR, "The model failed, error id " + id, e);
            throw new ApiException(text(e) + " Error id: " + id);
        } catch (CancellationException e) {
            Files.deleteIfExists(png);
            throw e;
        }
    }

    private static String text(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), "The photo could not be cut out.");
    }

    /** The name that the user knows, without its extension. */
    private static String stem(FileData photo) {
        @Nullable String given = photo.origName();
        String name =
                given == null || given.isBlank() ? String.valueOf(photo.file().getFileName()) : given;
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
