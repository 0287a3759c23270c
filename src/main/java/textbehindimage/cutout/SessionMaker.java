package textbehindimage.cutout;

/** Loads the model once more. */
interface SessionMaker {
    /** @throws UnfitModel if the model, or the device, is not what was asked for */
    Segmenter open(Device device) throws UnfitModel;
}
