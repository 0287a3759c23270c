package textbehindimage.cutout;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a card, every field of it: a field that is unknown, missing or unfit is refused by name, value and what is allowed. */
final class ModelCardReader {
    private static final int MAX_SIDE = 4096;

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
        CardFields input = card.object("input");
        CardFields output = card.object("output");
        input.oneOf("layout", "NCHW");
        input.oneOf("dtype", "f32");
        card.oneOf("resize", "bilinear");
        card.oneOf("scale", "1/255");
        card.oneOf("quantise", "truncate");
        card.oneOf("upscale", "bicubic");
        output.integer("channel", 0, 0);
        String outputName = output.has("name") ? output.text("name") : null;
        ModelCard read = new ModelCard(
                card.text("id"),
                card.text("version"),
                card.text("licence"),
                fileName(card),
                sha256(card),
                inputName(input),
                side(input),
                card.numbers("mean", 3, -1000, 1000),
                card.numbers("std", 3, 1e-6, 1000),
                outputName,
                outputName != null ? ModelCard.LAST : outputIndex(output),
                ModelCard.Activation.valueOf(
                        card.oneOf("activation", "sigmoid", "none").toUpperCase(Locale.ROOT)),
                ModelCard.Stretch.valueOf(
                        card.oneOf("stretch", "none", "minmax").toUpperCase(Locale.ROOT)));
        input.refuseOthers();
        output.refuseOthers();
        card.refuseOthers();
        return read;
    }

    private static String fileName(CardFields card) throws UnfitModel {
        String file = card.text("file");
        if (file.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) return file;
        throw card.unfit("file", file, "a plain file name beside the card");
    }

    private static String sha256(CardFields card) throws UnfitModel {
        String hash = card.text("sha256");
        if (hash.matches("[0-9a-f]{64}")) return hash;
        throw card.unfit("sha256", hash, "64 lower-case hexadecimal digits");
    }

    private static @Nullable String inputName(CardFields input) throws UnfitModel {
        if (!input.has("first")) return input.text("name");
        input.yes("first");
        return null;
    }

    private static int side(CardFields input) throws UnfitModel {
        CardFields size = input.object("size");
        List<Double> fixed = size.numbers("fixed", 2, 1, MAX_SIDE);
        size.refuseOthers();
        int side = fixed.get(0).intValue();
        if (side == fixed.get(0) && fixed.get(1) == side) return side;
        throw input.unfit("size.fixed", fixed.toString(), "[side, side], two equal whole numbers up to " + MAX_SIDE);
    }

    private static int outputIndex(CardFields output) throws UnfitModel {
        if (output.has("index")) return output.integer("index", 0, 63);
        output.yes("last");
        return ModelCard.LAST;
    }

    /** The fields of one JSON object, each asked for once. */
    private static final class CardFields {
        private final JsonObject object;
        private final String prefix;

        CardFields(JsonObject object, String prefix) {
            this.object = object;
            this.prefix = prefix;
        }

        boolean has(String name) {
            return object.has(name);
        }

        CardFields object(String name) throws UnfitModel {
            JsonElement value = take(name, "an object");
            if (!value.isJsonObject()) throw unfit(name, value.toString(), "an object");
            return new CardFields(value.getAsJsonObject(), prefix + name + ".");
        }

        String text(String name) throws UnfitModel {
            JsonElement value = take(name, "a text");
            if (isText(value) && !value.getAsString().isBlank()) return value.getAsString();
            throw unfit(name, value.toString(), "a text that is not empty");
        }

        String oneOf(String name, String... allowed) throws UnfitModel {
            String wanted = String.join(" or ", allowed);
            JsonElement value = take(name, wanted);
            if (isText(value) && List.of(allowed).contains(value.getAsString())) return value.getAsString();
            throw unfit(name, value.toString(), wanted);
        }

        void yes(String name) throws UnfitModel {
            JsonElement value = take(name, "true");
            if (!value.toString().equals("true")) throw unfit(name, value.toString(), "true");
        }

        int integer(String name, int least, int most) throws UnfitModel {
            String wanted = least == most ? "" + least : "a whole number from " + least + " to " + most;
            JsonElement value = take(name, wanted);
            double number = number(value);
            if (number >= least && number <= most && number == Math.rint(number)) return (int) number;
            throw unfit(name, value.toString(), wanted);
        }

        List<Double> numbers(String name, int count, double least, double most) throws UnfitModel {
            String wanted = count + " numbers from " + least + " to " + most;
            JsonElement value = take(name, wanted);
            if (!value.isJsonArray()) throw unfit(name, value.toString(), wanted);
            List<Double> numbers = value.getAsJsonArray().asList().stream()
                    .map(CardFields::number)
                    .filter(number -> number >= least && number <= most)
                    .toList();
            if (numbers.size() == count && value.getAsJsonArray().size() == count) return numbers;
            throw unfit(name, value.toString(), wanted);
        }

        void refuseOthers() throws UnfitModel {
            for (String name : object.keySet()) throw new UnfitModel("the field " + prefix + name + " is unknown");
        }

        UnfitModel unfit(String name, String value, String wanted) {
            return new UnfitModel(prefix + name + " is " + value + "; allowed is " + wanted);
        }

        private JsonElement take(String name, String wanted) throws UnfitModel {
            JsonElement value = object.remove(name);
            if (value == null) throw new UnfitModel("the field " + prefix + name + " is missing; allowed is " + wanted);
            return value;
        }

        private static boolean isText(JsonElement value) {
            return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
        }

        private static double number(JsonElement value) {
            boolean isNumber =
                    value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
            return isNumber ? value.getAsDouble() : Double.NaN;
        }
    }
}
