package textbehindimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import textbehindimage.cutout.ModelSettings;
import textbehindimage.cutout.png.PngWriter;

class SettingsTest {
    private final Map<String, String> context = new HashMap<>();
    private final Map<String, String> system = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path temporary;

    private Settings read() {
        return Settings.read(Sources.of(context::get, system::get, environment::get), temporary.resolve("files"));
    }

    @Test
    void everythingHasADefault() {
        Settings settings = read();
        assertEquals(gradio.Limits.DEFAULTS, settings.limits());
        assertEquals(temporary.resolve("files"), settings.files());
        assertEquals("embedded (default)", settings.effective().get("tbi.model"));
        assertEquals("20971520 (default)", settings.effective().get("gradio.max_file_size"));
    }

    @Test
    void theMostParticularSourceWins() throws IOException {
        Path file = Files.writeString(
                temporary.resolve("tbi.properties"),
                "gradio.max_queue_size=1\ngradio.max_threads=1\ngradio.max_sessions=1\ntbi.max_side=1\n");
        environment.put("TBI_PROPERTIES", file.toString());
        environment.put("GRADIO_MAX_QUEUE_SIZE", "2");
        environment.put("GRADIO_MAX_THREADS", "2");
        environment.put("GRADIO_MAX_SESSIONS", "2");
        system.put("gradio.max_queue_size", "3");
        system.put("gradio.max_threads", "3");
        context.put("gradio.max_queue_size", "4");
        Settings settings = read();
        assertEquals(
                "4 (context parameter gradio.max_queue_size)",
                settings.effective().get("gradio.max_queue_size"));
        assertEquals(
                "3 (system property gradio.max_threads)", settings.effective().get("gradio.max_threads"));
        assertEquals(
                "2 (environment variable GRADIO_MAX_SESSIONS)",
                settings.effective().get("gradio.max_sessions"));
        assertEquals("1 (" + file + ")", settings.effective().get("tbi.max_side"));
    }

    @Test
    void cutOutsAreAsThePythonOriginalsUnlessTheirEdgesAreToBeRefined() {
        assertFalse(read().refineForeground());
        system.put("tbi.refine_foreground", "true");
        assertTrue(read().refineForeground());
    }

    @Test
    void theReadmeNamesEverySetting() throws IOException {
        Matcher row = Pattern.compile("(?m)^\\| `((?:gradio|tbi)\\.\\w+)` \\|")
                .matcher(Files.readString(Path.of("README.md")));
        Set<String> told = new TreeSet<>();
        while (row.find()) told.add(row.group(1));
        assertEquals(new TreeSet<>(read().effective().keySet()), told);
    }

    @Test
    void sizesAndTimesMayCarryUnits() {
        context.put("gradio.max_file_size", "5MB");
        context.put("gradio.heartbeat_interval", "0.25");
        context.put("gradio.file_age", "90m");
        Settings settings = read();
        assertEquals(5 << 20, settings.limits().uploads().maxFileSize());
        assertEquals(Duration.ofMillis(250), settings.limits().streams().heartbeat());
        assertEquals(Duration.ofMinutes(90), settings.limits().storage().fileAge());
    }

    @Test
    void whatTheModelRunsOnIsRead() {
        assertEquals(ModelSettings.DEFAULTS, read().use());
        assertEquals("auto (default)", read().effective().get("tbi.gpu"));
        context.put("tbi.model_threads", "3");
        context.put("tbi.model_timeout", "90s");
        context.put("tbi.gpu", "Required");
        context.put("tbi.gpu_devices", "1, 0");
        context.put("tbi.gpu_memory", "4gb");
        context.put("tbi.gpu_tf32", "false");
        assertEquals(
                new ModelSettings(
                        3, Duration.ofSeconds(90), ModelSettings.Gpu.REQUIRED, List.of(1, 0), 4L << 30, false),
                read().use());
    }

    @Test
    void aWordMayBeInCapitals() {
        assertEquals("fast (default)", read().effective().get("tbi.png_mode"));
        context.put("tbi.png_mode", "Small");
        assertEquals(PngWriter.Mode.SMALL, read().pngMode());
        assertEquals(
                "small (context parameter tbi.png_mode)", read().effective().get("tbi.png_mode"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gradio.max_file_size | plenty | bytes from 1 to 1099511627776, such as 20971520 or 20mb",
                "gradio.max_file_size | 0 | bytes from 1 to 1099511627776, such as 20971520 or 20mb",
                "gradio.max_queue_size | -1 | a whole number from 1 to 1000000",
                "gradio.heartbeat_interval | 1h | a time over 0 and up to 15 seconds, such as 5, 0.5, 90s, 10m or 1h",
                "gradio.show_error | yes | true or false",
                "gradio.allowed_origins | https://a.example, * | origins such as https://example.org or http://localhost:3000, separated by"
                        + " commas",
                "gradio.allowed_hosts | https://a.example | host names without scheme and port, such as example.org, separated by commas",
                "tbi.max_side | 99999 | a whole number from 1 to 65535",
                "tbi.gpu | maybe | auto or off or required",
                "tbi.gpu_devices | 0,0 | different numbers from 0 to 63, separated by commas",
                "tbi.gpu_devices | 64 | different numbers from 0 to 63, separated by commas",
                "tbi.gpu_devices | 0,a | different numbers from 0 to 63, separated by commas",
                "tbi.model_timeout | 0 | a time over 0 and up to 3600 seconds, such as 5, 0.5, 90s, 10m or 1h",
                "tbi.png_mode | tiny | fast or small",
            })
    void aBadValueIsNamedWithItsSourceAndWhatIsAllowed(String key, String value, String allowed) {
        system.put(key, value);
        SettingException e = assertThrows(SettingException.class, this::read);
        assertEquals(
                key + " = \"" + value + "\" (system property " + key + ") cannot be used; allowed is " + allowed,
                e.getMessage());
    }

    @Test
    void secretsAreReadButNeverShown() {
        environment.put("GRADIO_AUTH", "ann:s3:cret, bob:b");
        context.put("gradio.tokens", "a".repeat(64));
        Settings settings = read();
        assertEquals(Map.of("ann", "s3:cret", "bob", "b"), settings.users());
        assertEquals(
                "*** (environment variable GRADIO_AUTH)", settings.effective().get("gradio.auth"));
        context.put("gradio.tokens", "hunter2");
        SettingException e = assertThrows(SettingException.class, this::read);
        assertEquals(
                "gradio.tokens = *** (context parameter gradio.tokens) cannot be used; allowed is SHA-256 hashes of 64"
                        + " hexadecimal digits, separated by commas",
                e.getMessage());
    }

    @Test
    void aMissingPropertiesFileIsAnError() {
        system.put("tbi.properties", "/no/such/file");
        SettingException e = assertThrows(SettingException.class, this::read);
        assertEquals(
                "tbi.properties = \"/no/such/file\" (system property tbi.properties) cannot be read; allowed is the path of a"
                        + " properties file",
                e.getMessage());
    }
}
