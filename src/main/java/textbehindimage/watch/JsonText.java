package textbehindimage.watch;

import java.util.List;

/** JSON by hand: the app has none of the engine's libraries. */
final class JsonText {
    private JsonText() {}

    static String object(List<String> members) {
        return "{" + String.join(",", members) + "}";
    }

    static String member(String name, String value) {
        StringBuilder text = new StringBuilder().append('"').append(name).append("\":\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') text.append('\\').append(c);
            else if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029) text.append(String.format("\\u%04x", (int) c));
            else text.append(c);
        }
        return text.append('"').toString();
    }

    static String member(String name, long value) {
        return '"' + name + "\":" + value;
    }
}
