package textbehindimage.cutout;

/** One model in memory, one call at a time. Public because its implementation lives in another class loader. */
public interface Segmenter extends AutoCloseable {
    /**
     * What the model makes of a photo.
     *
     * @throws ModelUnavailable if the run failed or was ended by {@link #stop}
     */
    ModelOutput run(ModelInput photo) throws ModelUnavailable;

    /** Ends the run in progress, if any, at the model's next operator. From any thread. */
    void stop();

    /** Where it runs, as shown to everybody: {@code CPU}, {@code CUDA}. */
    String provider();

    @Override
    void close();
}
