package textbehindimage.cutout;

/** Why a model is not in use, for the operator: may name files. */
final class UnfitModel extends Exception {
    UnfitModel(String message) {
        super(message);
    }

    UnfitModel(String message, Throwable cause) {
        super(message, cause);
    }
}
