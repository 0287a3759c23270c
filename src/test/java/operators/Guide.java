package operators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of {@code tomcat-config/README.md}, as they stand there. */
final class Guide {
    static final Path FOLDER = Path.of("tomcat-config");

    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    private Guide() {}

    /** @param number counted from 0 */
    static String commands(String section, int number) throws IOException {
        String guide = Files.readString(FOLDER.resolve("README.md"));
        int begin = guide.indexOf("\n## " + section + "\n");
        if (begin < 0) throw new AssertionError("The guide has no section " + section);
        int end = guide.indexOf("\n## ", begin + 1);
        Matcher all = COMMANDS.matcher(guide.substring(begin, end < 0 ? guide.length() : end));
        for (int i = 0; all.find(); i++) if (i == number) return all.group(1);
        throw new AssertionError("The section " + section + " has no commands " + number);
    }
}
