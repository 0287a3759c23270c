package textbehindimage.cutout.photo.jdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import textbehindimage.cutout.photo.format.Exif;
import textbehindimage.cutout.photo.format.FileBytes;
import textbehindimage.cutout.photo.format.PhotoHeader;
import textbehindimage.cutout.photo.format.PhotoLimits;
import textbehindimage.cutout.photo.format.PhotoRefused;
import textbehindimage.cutout.photo.format.Profile;

/**
 * Walks a JPEG's markers to its end. The decoder is shown frame, tables and scans, and one marker that says how colour is
 * coded: with an ICC profile in sight the JDK would convert colours, and without JFIF or EXIF it takes full-size chroma
 * for RGB unless the components are numbered from 1 (jdk, imageioJPEG.c), where libjpeg and so Pillow go by JFIF, then
 * Adobe, then the component names.
 */
public final class JpegHeader {
    private static final byte[] START = {(byte) 0xff, (byte) 0xd8};
    private static final byte[] JFIF = {
        (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };
    private static final int MAX_PROFILE = 4 << 20;

    private final FileBytes file;
    private final PhotoLimits limits;
    private final Parts parts = new Parts();
    private final TreeMap<Integer, byte[]> profile = new TreeMap<>();
    private int profileSize;
    private int width;
    private int height;
    private int components;
    private boolean namedRgb;
    private int scans;
    private int orientation = 1;
    private boolean jfif;
    private long adobe = -1; // where its segment starts

    public JpegHeader(FileBytes file, PhotoLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    public PhotoHeader read() throws PhotoRefused, IOException {
        parts.add(START);
        long at = 2;
        while (true) {
            if (file.u8(at) != 0xff) throw PhotoRefused.damaged("a JPEG marker is missing at byte " + at);
            while (file.u8(at + 1) == 0xff) at++;
            int marker = file.u8(at + 1);
            if (marker == 0xd9) {
                parts.keep(at, 2);
                break;
            }
            at = segment(marker, at);
        }
        if (components == 0 || scans == 0) throw PhotoRefused.damaged("the JPEG file holds no picture");
        addColourMarker();
        JdkPixels decoder = JdkPixels.whole(JdkPixels.Format.JPEG, width, height, parts.list(), inks());
        return new PhotoHeader(width, height, orientation, decoder, profile());
    }

    /** Returns where the next marker is looked for. */
    private long segment(int marker, long at) throws PhotoRefused, IOException {
        long body = at + 4;
        int length = file.u16(at + 2) - 2;
        if (length < 0 || marker < 0xc0 || marker >= 0xd0 && marker <= 0xd8)
            throw PhotoRefused.damaged("there is a stray JPEG marker at byte " + at);
        long next = body + length;
        if (marker == 0xda) {
            limits.checkScans(++scans);
            next = endOfScan(next);
        }
        if (marker >= 0xe0 && marker <= 0xef) application(marker, at, length);
        else if (marker != 0xfe) parts.keep(at, next - at);
        if (marker < 0xd0 && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) frame(marker, body, length);
        return next;
    }

    private long endOfScan(long from) throws IOException {
        long at = from;
        while (true) {
            while (file.u8(at) != 0xff) at++;
            int next = file.u8(at + 1);
            if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) return at;
            at += next == 0xff ? 1 : 2;
        }
    }

    private void frame(int marker, long body, int length) throws PhotoRefused, IOException {
        if (components != 0) throw PhotoRefused.damaged("the JPEG file has two frames");
        height = file.u16(body + 1);
        width = file.u16(body + 3);
        limits.checkSize(width, height);
        components = file.u8(body + 5);
        if (marker > 0xc2 || file.u8(body) != 8 || components != 1 && components != 3 && components != 4)
            throw new PhotoRefused("The photo is a JPEG of a rare kind (frame type " + (marker - 0xc0) + ", "
                    + file.u8(body) + " bits, " + components
                    + " components); baseline and progressive JPEG of 8 bits can be read.");
        if (length < 6 + 3 * components) throw PhotoRefused.damaged("the JPEG frame is too short");
        namedRgb = components == 3 && file.u8(body + 6) == 'R' && file.u8(body + 9) == 'G' && file.u8(body + 12) == 'B';
    }

    private void application(int marker, long at, int length) throws IOException {
        long body = at + 4;
        if (marker == 0xe0 && file.has(body, "JFIF\0")) jfif = true;
        if (marker == 0xe1 && file.has(body, "Exif\0\0")) orientation = Exif.orientation(file, body + 6, length - 6);
        if (marker == 0xe2 && file.has(body, "ICC_PROFILE\0") && length > 14) profilePart(body, length);
        if (marker == 0xee && file.has(body, "Adobe") && length >= 12) adobe = at;
    }

    private void profilePart(long body, int length) throws IOException {
        profileSize += length - 14;
        if (profileSize > MAX_PROFILE) profile.clear();
        else profile.put(file.u8(body + 12), file.copy(body + 14, length - 14));
    }

    private byte @Nullable [] profile() {
        if (profile.isEmpty() || profileSize > MAX_PROFILE || components != 3) return null;
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        profile.values().forEach(whole::writeBytes);
        return Profile.chunk(whole.toByteArray());
    }

    private JdkPixels.Inks inks() throws IOException {
        if (components != 4) return JdkPixels.Inks.NONE;
        return adobe >= 0 && file.u8(adobe + 15) == 2 ? JdkPixels.Inks.YCCK : JdkPixels.Inks.CMYK;
    }

    private void addColourMarker() throws IOException {
        boolean keepAdobe = adobe >= 0 && (components == 4 || components == 3 && !jfif);
        if (keepAdobe) parts.insert(1, file.copy(adobe, file.u16(adobe + 2) + 2));
        else if (components == 3 && (jfif || !namedRgb)) parts.insert(1, JFIF);
    }
}
