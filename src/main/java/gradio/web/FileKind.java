package gradio.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * How a stored file is sent: a few harmless kinds are shown in the browser, unless their bytes are a document in disguise; everything
 * else is only ever saved (gradio-protocol 3.3, reliability-and-security 4).
 */
public record FileKind(String contentType, boolean inline) {
    private static final FileKind SAVED = new FileKind("application/octet-stream", false);
    private static final int LOOKED_AT = 1024;

    private static final Map<String, String> SHOWN = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "webp", "image/webp",
            "gif", "image/gif",
            "txt", "text/plain; charset=utf-8",
            "json", "application/json");

    public static FileKind of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String shown = SHOWN.get(name.substring(name.lastIndexOf('.') + 1));
        return shown == null || isMarkup(file) ? SAVED : new FileKind(shown, true);
    }

    /** Whether the first thing in the file is a tag, as in HTML, SVG and XML, or a PDF's head. */
    private static boolean isMarkup(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
            String text = head.replaceFirst("^(?:\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)", "")
                    .replace("\0", "")
                    .stripLeading();
            return text.startsWith("<") || text.startsWith("%PDF");
        }
    }
}
