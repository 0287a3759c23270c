package gradio.mcp;

import gradio.api.FileGate;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that comes in the text of an argument (RFC 2397), in base64 only: nobody writes images in any other way. */
record DataUri(byte[] content, String fileName) {
    static final String SCHEME = "data:";

    private static final Pattern HEAD = Pattern.compile(
            "(?i)data:(?:[a-z0-9]+/(?:x-)?([a-z0-9]{1,10})[a-z0-9.+-]{0,100})?(?:;[^,;]{0,100}){0,5}?;base64,");

    /** @throws FileGate.Refused if it is not written as one */
    static DataUri of(String uri) throws FileGate.Refused {
        Matcher head = HEAD.matcher(uri);
        if (!head.lookingAt()) {
            throw new FileGate.Refused("is no data: URI in base64, such as data:image/jpeg;base64,/9j/4AAQ...");
        }
        String kind = head.group(1) == null ? "bin" : head.group(1).toLowerCase(Locale.ROOT);
        try {
            String text = String.join("", uri.substring(head.end()).split("\\s+")); // agents break long lines
            byte[] content = Base64.getDecoder().decode(text);
            return new DataUri(content, "file." + (kind.equals("jpeg") ? "jpg" : kind));
        } catch (IllegalArgumentException e) {
            throw new FileGate.Refused("is a data: URI whose base64 is broken");
        }
    }
}
