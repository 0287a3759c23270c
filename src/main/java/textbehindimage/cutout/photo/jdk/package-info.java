/**
 * JPEG, PNG, GIF and BMP: their headers are read here, their pixels decoded by the JDK, which is shown the needed parts of
 * the file only. Comments, text, thumbnails and profiles, which it might unpack without limit, it never sees.
 *
 * <p>A JPEG may have as many scans as the limits say, a profile 4 MiB, and a file may fall into 10,000 parts. The deadline is
 * looked at whenever the decoder asks for more of the file.
 */
@NullMarked
package textbehindimage.cutout.photo.jdk;

import org.jspecify.annotations.NullMarked;
