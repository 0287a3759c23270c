package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two builds from nothing, in two places, of which the second has another clock and language. */
@Tag("long")
class ReproducibleIT {
    private static final List<String> MADE = List.of("tbi.war", "tbi-engine.jar");

    @Test
    @Timeout(1_000)
    void twoBuildsGiveTheSameBytes(@TempDir Path folder) throws Exception {
        SourceTree one = SourceTree.copy(folder.resolve("one"));
        one.build(Map.of());
        SourceTree two = SourceTree.copy(folder.resolve("two/deeper"));
        two.build(Map.of("TZ", "Pacific/Auckland", "LC_ALL", "C"), "-Duser.language=tr");
        for (String name : MADE) {
            String hash = hash(one.built(name));
            assertEquals(hash, hash(two.built(name)), name);
            System.out.println(name + " twice: SHA-256 " + hash);
        }
    }

    private static String hash(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
