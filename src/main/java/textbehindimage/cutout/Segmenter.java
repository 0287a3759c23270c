package textbehindimage.cutout;

/** One model in memory, one call at a time. Public because its implementation lives in another class loader. */
public interface Segmenter extends AutoCloseable {
    /**
     * Planar input {@code [3][side][side]} to one value a pixel {@code [side][side]}, row by row.
     *
     * @throws ModelUnavailable if the run failed or was ended by {@link #stop}
     */
    float[] run(float[] planes) throws ModelUnavailable;

    /** Ends the run in progress, if any, at the model's next operator. From any thread. */
    void stop();

    /** Where it runs, as shown to everybody: {@code CPU}, {@code CUDA}. */
    String provider();

    @Override
    void close();
}
