package textbehindimage;

import gradio.api.Api;
import gradio.api.ApiException;
import gradio.api.Arg;
import gradio.api.Cancellation;
import gradio.api.McpPrompt;
import gradio.api.McpTool;
import gradio.api.Outputs;
import gradio.api.Progress;
import gradio.api.Visibility;
import gradio.files.FileData;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.CutoutOptions;
import textbehindimage.cutout.Cutouts;
import textbehindimage.cutout.ModelUnavailable;
import textbehindimage.cutout.PhotoFacts;
import textbehindimage.cutout.photo.format.PhotoRefused;

/** The endpoints. */
public final class TextBehindImage {
    private static final Logger LOG = System.getLogger(TextBehindImage.class.getName());

    /** Enough that the model need not wait for those who decode and encode; the heap decides how many of them are let in. */
    private static final int AT_ONCE = 8;

    private static final String LANE = "gpu";
    private static final int MOST_PHOTOS = 100;

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
    @McpTool(title = "Remove background", readOnly = true, idempotent = true, openWorld = false)
    public FileData removeBackground(
            @Arg(description = "The photo to cut out") FileData imagePath, Progress progress, Cancellation cancellation)
            throws IOException {
        try {
            return cutOut(imagePath, progress::at, cancellation);
        } catch (PhotoRefused | ModelUnavailable e) {
            throw new ApiException(told(e));
        }
    }

    /**
     * Of a list of photos.
     *
     * @param image the cut-out, if there is one
     * @param error why there is none
     */
    public record CutOut(Optional<FileData> image, Optional<String> error) {}

    /** In a lane of its own, one list at a time: those who bring a single photo need not wait for the end of a list. */
    @Api(
            description =
                    "Removes the background from each image of a list. Returns in the same order a transparent PNG"
                            + " or, for a photo that cannot be cut out, why not.",
            concurrencyId = "batch")
    public List<CutOut> removeBackgrounds(
            @Arg(description = "The photos to cut out, up to " + MOST_PHOTOS) List<FileData> imagePaths,
            Progress progress,
            Cancellation cancellation)
            throws IOException {
        int count = imagePaths.size();
        if (count > MOST_PHOTOS)
            throw new ApiException("There are " + count + " photos; allowed are " + MOST_PHOTOS + " at a time.");
        List<CutOut> made = new ArrayList<>();
        try {
            for (FileData photo : imagePaths) {
                String which = count == 1 ? "" : "Photo " + (made.size() + 1) + " of " + count + ": ";
                made.add(oneOf(
                        photo,
                        (share, stage) -> progress.at((made.size() + share) / count, which + stage),
                        cancellation));
            }
            return made;
        } catch (IOException | RuntimeException e) {
            for (CutOut cutOut : made) {
                if (cutOut.image().isPresent())
                    Files.deleteIfExists(cutOut.image().get().file());
            }
            throw e;
        }
    }

    private CutOut oneOf(FileData photo, Cutouts.Progress progress, Cancellation cancellation) throws IOException {
        try {
            return new CutOut(Optional.of(cutOut(photo, progress, cancellation)), Optional.empty());
        } catch (PhotoRefused | ModelUnavailable e) {
            return new CutOut(Optional.empty(), Optional.of(told(e)));
        }
    }

    /** @param mask 8-bit grey PNG of the photo's upright size */
    @Outputs
    public record SubjectMask(FileData mask, PhotoFacts photo) {}

    @Api(
            description =
                    "Finds the subject of the photo. Returns an 8-bit grey PNG of the upright photo's size, white where"
                            + " the subject is; and that size with the photo's EXIF orientation.",
            concurrencyId = LANE,
            concurrencyLimit = AT_ONCE)
    public SubjectMask subjectMask(
            @Arg(description = "The photo to look at") FileData imagePath,
            @Arg(
                            description =
                                    "Whether edges are taken from the photo's colours where the model's own mask is"
                                            + " much smaller than the photo",
                            defaultValue = "false")
                    boolean refine,
            Progress progress,
            Cancellation cancellation)
            throws IOException {
        Path png = newFile();
        try {
            PhotoFacts photo = cutouts.mask(
                    imagePath.file(), png, new CutoutOptions(false, refine), watching(progress::at, cancellation));
            return new SubjectMask(named(png, imagePath, "-mask.png"), photo);
        } catch (PhotoRefused | ModelUnavailable e) {
            throw new ApiException(told(e));
        }
    }

    /** For people whose agent shall do what the page does. */
    @Api(description = "Puts big text behind the subject of a photo.", visibility = Visibility.PRIVATE)
    @McpPrompt(title = "Text behind image")
    public String textBehindImage(
            @Arg(description = "The photo: a file or a URL") String photo, @Arg(description = "The text") String text) {
        return """
                Put the text "%s" behind the subject of this photo: %s

                1. Give the photo to this server: create_upload_url tells how, for a file.
                2. Call remove_background and fetch the PNG at its link. It holds the subject alone and has the size of the \
                upright photo.
                3. Draw the upright photo, on it the text in large bold letters that the subject partly covers, and on that \
                the PNG, at the same place as the photo.
                4. Look at it. The text must still be readable; otherwise change its size or place.
                5. Save it as a new file and say where it is.
                """.formatted(text, photo);
    }

    private FileData cutOut(FileData photo, Cutouts.Progress progress, Cancellation cancellation)
            throws PhotoRefused, ModelUnavailable, IOException {
        Path png = newFile();
        cutouts.cutOut(photo.file(), png, options, watching(progress, cancellation));
        return named(png, photo, ".png");
    }

    private Path newFile() {
        return work.resolve(UUID.randomUUID() + ".png");
    }

    private static Cutouts.Progress watching(Cutouts.Progress progress, Cancellation cancellation) {
        return (share, stage) -> {
            if (cancellation.isCancelled()) throw new CancellationException();
            progress.at(share, stage);
        };
    }

    /** In words for the caller; what is not his fault is logged. */
    private static String told(Exception e) {
        String text = Objects.requireNonNullElse(e.getMessage(), "The photo could not be cut out.");
        boolean toldBefore = e.getCause() == null; // when the server started
        if (e instanceof PhotoRefused || toldBefore) return text;
        String id = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "The model failed, error id " + id, e);
        return text + " Error id: " + id;
    }

    /** Under the name that the user knows, with another ending. */
    private static FileData named(Path png, FileData photo, String ending) {
        @Nullable String given = photo.origName();
        String name =
                given == null || given.isBlank() ? String.valueOf(photo.file().getFileName()) : given;
        int dot = name.lastIndexOf('.');
        return FileData.handingOver(png).named((dot > 0 ? name.substring(0, dot) : name) + ending);
    }
}
