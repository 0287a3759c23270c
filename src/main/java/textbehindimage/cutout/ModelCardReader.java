package textbehindimage.cutout;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a card, every field of it: a field that is unknown, missing or unfit is refused by name, value and what is allowed. */
final class ModelCardReader {
    private static final int MAX_CHANNEL = 255;

    private ModelCardReader() {}

    static ModelCard read(Path path) throws UnfitModel {
        JsonElement json = parse(path);
        if (!json.isJsonObject()) throw new UnfitModel("Model card " + path + ": it is not a JSON object");
        try {
            return read(new CardFields(json.getAsJsonObject(), ""));
        } catch (UnfitModel e) {
            throw new UnfitModel("Model card " + path + ": " + e.getMessage());
        }
    }

    private static JsonElement parse(Path path) throws UnfitModel {
        try (Reader text = Files.newBufferedReader(path);
                JsonReader reader = new JsonReader(text)) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement json = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) throw new JsonParseException("something follows the object");
            return json;
        } catch (NoSuchFileException e) {
            throw new UnfitModel("Model card " + path + " does not exist");
        } catch (IOException | JsonParseException e) {
            throw new UnfitModel("Model card " + path + " cannot be read: " + e.getMessage());
        }
    }

    private static ModelCard read(CardFields card) throws UnfitModel {
        card.oneOf("quantise", "truncate");
        ModelCard read = new ModelCard(
                card.text("id"),
                card.text("version"),
                card.text("licence"),
                fileName(card),
                sha256(card),
                crc32(card),
                input(card.object("input")),
                card.oneOf("resize", Kernel.values()),
                scale(card),
                card.numbers("mean", 3, -1000, 1000),
                card.numbers("std", 3, 1e-6, 1000),
                output(card.object("output")),
                card.oneOf("activation", ModelCard.Activation.values()),
                card.oneOf("stretch", ModelCard.Stretch.values()),
                card.oneOf("upscale", Kernel.BICUBIC, Kernel.LANCZOS));
        card.refuseOthers();
        checkLevels(read);
        return read;
    }

    private static String fileName(CardFields card) throws UnfitModel {
        String file = card.text("file");
        if (file.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) return file;
        throw card.unfit("file", file, "a plain file name beside the card");
    }

    private static String sha256(CardFields card) throws UnfitModel {
        String hash = card.text("sha256");
        if (hash.matches("[0-9a-f]{64}") || hash.equals(ModelCard.UNKNOWN)) return hash;
        throw card.unfit("sha256", hash, "64 lower-case hexadecimal digits, or ? in a card to be completed");
    }

    private static @Nullable String crc32(CardFields card) throws UnfitModel {
        if (!card.has("crc32")) return null;
        String sum = card.text("crc32");
        if (sum.matches("[0-9a-f]{8}")) return sum;
        throw card.unfit("crc32", sum, "8 lower-case hexadecimal digits");
    }

    private static ModelCard.Input input(CardFields input) throws UnfitModel {
        input.oneOf("layout", "NCHW");
        ModelCard.Input read = new ModelCard.Input(
                inputName(input), input.oneOf("dtype", ModelCard.Dtype.values()), size(input.object("size")));
        input.refuseOthers();
        return read;
    }

    private static @Nullable String inputName(CardFields input) throws UnfitModel {
        if (!input.has("first")) return input.text("name");
        input.yes("first");
        return null;
    }

    private static InputSize size(CardFields size) throws UnfitModel {
        InputSize read = size.has("fixed")
                ? fixed(size)
                : new InputSize.Flexible(
                        size.integer("multipleOf", 1, 256), size.integer("shortSide", 1, InputSize.LONGEST));
        size.refuseOthers();
        return read;
    }

    private static InputSize fixed(CardFields size) throws UnfitModel {
        List<Double> sides = size.numbers("fixed", 2, 1, InputSize.LONGEST);
        int width = sides.get(0).intValue();
        int height = sides.get(1).intValue();
        if (width == sides.get(0) && height == sides.get(1)) return new InputSize.Fixed(width, height);
        throw size.unfit("fixed", sides.toString(), "[width, height], whole numbers");
    }

    private static ModelCard.Scale scale(CardFields card) throws UnfitModel {
        return switch (card.oneOf("scale", "1/255", "1/imageMax", "none")) {
            case "1/255" -> ModelCard.Scale.BYTE;
            case "1/imageMax" -> ModelCard.Scale.IMAGE_MAX;
            default -> ModelCard.Scale.NONE;
        };
    }

    /** @param output its name, or else its place */
    private static ModelCard.Output output(CardFields output) throws UnfitModel {
        String name = output.has("name") ? output.text("name") : null;
        ModelCard.Output read = new ModelCard.Output(
                name, name != null ? ModelCard.LAST : index(output), output.integer("channel", 0, MAX_CHANNEL));
        output.refuseOthers();
        return read;
    }

    private static int index(CardFields output) throws UnfitModel {
        if (output.has("index")) return output.integer("index", 0, 63);
        output.yes("last");
        return ModelCard.LAST;
    }

    /** What is not done is not to be asked for. */
    private static void checkLevels(ModelCard card) throws UnfitModel {
        boolean plain = card.scale() == ModelCard.Scale.NONE
                && card.mean().equals(List.of(0.0, 0.0, 0.0))
                && card.std().equals(List.of(1.0, 1.0, 1.0));
        if (card.input().dtype() == ModelCard.Dtype.U8 && !plain)
            throw new UnfitModel(
                    "input.dtype is u8; allowed with it is only scale none, mean [0, 0, 0] and std [1, 1, 1]");
    }
}
