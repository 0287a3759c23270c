package textbehindimage.cutout;

/**
 * What anyone may know of the model in use.
 *
 * @param inputSize the side in pixels of the square that it sees; of another rectangle the shorter side
 */
public record ModelFacts(String id, String version, String licence, int inputSize, String provider) {}
