package textbehindimage.cutout.photo.jdk;

import textbehindimage.cutout.photo.format.PhotoHeader;

/** What the JDK's decoder gets to see of a file. */
public final class Shown {
    private Shown() {}

    public static long bytes(PhotoHeader header) {
        JdkPixels decoder = (JdkPixels) header.decoder();
        return decoder.parts().stream().mapToLong(JdkPixels.Part::length).sum();
    }
}
