package textbehindimage.cutout;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A card and the file of its model, made sure to be the one that the card means. */
record ModelFiles(ModelCard card, Path model) {
    private static final Logger LOG = System.getLogger(ModelFiles.class.getName());
    private static final String MODEL = ".onnx";
    private static final String CARD = ".json";

    /** @param named a card; or a model, whose card has the same name and lies beside it or else in {@code cards} */
    static ModelFiles find(Path named, Path cards) throws UnfitModel {
        String name = String.valueOf(named.getFileName());
        if (!name.toLowerCase(Locale.ROOT).endsWith(MODEL)) return ofCard(named);
        String cardName = name.substring(0, name.length() - MODEL.length()) + CARD;
        Path beside = named.resolveSibling(cardName);
        if (Files.exists(beside)) return ofModel(named, beside);
        Path known = cards.resolve(cardName);
        if (Files.exists(known)) return ofKnownModel(named, known);
        throw new UnfitModel("Model file " + named + " has no card: " + beside
                + " does not exist, and among the cards that come with the app is none of that name");
    }

    private static ModelFiles ofCard(Path path) throws UnfitModel {
        ModelCard card = ModelCardReader.read(path);
        return checked(card, path, path.resolveSibling(card.file()));
    }

    private static ModelFiles ofModel(Path model, Path path) throws UnfitModel {
        ModelCard card = ModelCardReader.read(path);
        if (Path.of(card.file()).equals(model.getFileName())) return checked(card, path, model);
        throw new UnfitModel("Model card " + path + " is for " + card.file() + " and not for " + model);
    }

    private static ModelFiles checked(ModelCard card, Path path, Path model) throws UnfitModel {
        ModelFile file = ModelFile.of(model);
        boolean quick = card.crc32() != null && file.crc32().equals(card.crc32());
        if (quick || file.sha256().equals(card.sha256())) return new ModelFiles(card, model);
        if (!card.sha256().equals(ModelCard.UNKNOWN))
            throw new UnfitModel(file.described() + "; its card asks for " + card.sha256());
        throw new UnfitModel(file.described() + "; its card " + path
                + " asks for none yet: write it there if the file is the one that you mean");
    }

    /** The app's own cards know no checksum, and the operator has named the very file. */
    private static ModelFiles ofKnownModel(Path model, Path path) throws UnfitModel {
        ModelCard card = ModelCardReader.read(path);
        LOG.log(
                Level.WARNING,
                ModelFile.of(model).described() + ", which nobody has checked: the card " + path
                        + " came with the app. Put a copy of it beside the model, write the sha256 into that, and no other will be taken.");
        return new ModelFiles(card, model);
    }
}
