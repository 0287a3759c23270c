package textbehindimage.cutout;

/** Why a model is not in use, for the operator: may name files. */
final class UnfitModel extends Exception {
    private final Trouble trouble;

    UnfitModel(String message) {
        this(Trouble.UNFIT, message);
    }

    /** @param trouble what everybody else is told */
    UnfitModel(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    UnfitModel(String message, Throwable cause) {
        super(message, cause);
        trouble = Trouble.UNFIT;
    }

    Trouble trouble() {
        return trouble;
    }
}
