package textbehindimage.cutout;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The fields of one JSON object of a card, each asked for once. */
final class CardFields {
    private final JsonObject object;
    private final String prefix;

    /** @param prefix what stands before the names of its fields, such as {@code input.} */
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

    /** A constant by its name in small letters. */
    @SafeVarargs
    final <E extends Enum<E>> E oneOf(String name, E... allowed) throws UnfitModel {
        List<String> names = Stream.of(allowed).map(CardFields::text).toList();
        return allowed[names.indexOf(oneOf(name, names.toArray(String[]::new)))];
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
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
        boolean isNumber = value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
        return isNumber ? value.getAsDouble() : Double.NaN;
    }
}
