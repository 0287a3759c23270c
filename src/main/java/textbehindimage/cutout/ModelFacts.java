package textbehindimage.cutout;

/** What anyone may know of the model in use; {@code inputSize} is the side in pixels of the square that it sees. */
public record ModelFacts(String id, String version, String licence, int inputSize, String provider) {}
