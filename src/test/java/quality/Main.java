package quality;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import textbehindimage.cutout.CutoutOptions;
import textbehindimage.cutout.Cutouts;
import textbehindimage.cutout.photo.format.PhotoLimits;

/**
 * Prints one table: a row for each folder of photos and way to make masks. System properties: {@code photos}, folders,
 * separated by commas; {@code masks}, folder of the masks (beside the photos); {@code stems}, file in the folder with the
 * names that count (all); {@code model}, a model card (the embedded one); {@code cuts}, folder for the cut-outs on magenta,
 * each way (not written).
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        if (property("photos", "").isEmpty())
            throw new IllegalArgumentException("Say which folder of photos is meant: -Dphotos=FOLDER");
        Map<String, CutoutOptions> ways = new TreeMap<>(Map.of(
                "exact", CutoutOptions.EXACT,
                "refined", new CutoutOptions(false, true),
                "refined, colours", new CutoutOptions(true, true),
                "exact, colours", new CutoutOptions(true, false)));
        Path card = Path.of(property("model", "model/default.json"));
        try (Cutouts cutouts = Cutouts.open(card, PhotoLimits.DEFAULT)) {
            if (cutouts.model().isEmpty())
                throw new IllegalArgumentException(cutouts.modelProblem().orElseThrow());
            if (!property("cuts", "").isEmpty()) {
                Path cuts = Files.createDirectories(Path.of(property("cuts", "")));
                new OnMagenta(cutouts, property("masks", ""), cuts).write(folders(), ways);
                return;
            }
            System.out.println(Measured.HEAD);
            for (Path folder : folders()) {
                List<Pair> pairs = Pair.in(folder, folder.resolve(property("masks", "")), property("stems", ""));
                for (var way : ways.entrySet()) {
                    if (way.getValue().foreground()) continue; // changes no mask
                    Measured measured = Measured.of(cutouts, pairs, way.getValue());
                    System.out.println(measured.row(folder.getFileName() + ", " + way.getKey()));
                }
            }
        }
    }

    private static List<Path> folders() {
        return List.of(property("photos", "").split(",")).stream()
                .map(name -> Path.of(name).toAbsolutePath().normalize())
                .toList();
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isEmpty() ? otherwise : value;
    }
}
