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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import textbehindimage.cutout.ModelSettings;
import textbehindimage.cutout.png.PngWriter;

class SettingsTest {
    private final Map<String, String> context = new HashMap<>();
    private final Map<String, String> system = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path temporary;

    private Sources sources() {
        return Sources.of(context, system, environment);
    }

    private Settings read() {
        return Settings.read(sources(), temporary.resolve("files"));
    }

    @Test
    void everythingHasADefault() {
        Settings settings = read();
        assertEquals(gradio.Limits.DEFAULTS, settings.limits());
        assertEquals(temporary.resolve("files"), settings.files());
        assertEquals("the embedded model (default)", settings.effective().get("tbi.model"));
        assertEquals("20mb (default)", settings.effective().get("gradio.max_file_size"));
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
    void aNameThatIsNoSettingIsSaid() throws IOException {
        Path file =
                Files.writeString(temporary.resolve("some.properties"), "tbi.max_sides=1\nmodel=2\ntbi.max_side=3\n");
        context.put("gradio.max_fil_size", "1mb");
        context.put("javax.faces.STATE", "client");
        system.put("tbi.properties", file.toString());
        system.put("gradio.max_threads", "4");
        system.put("gradio.max_thread", "4");
        environment.put("TBI_PORT", "tcp://10.0.0.1:8080");
        assertEquals(
                List.of(
                        "gradio.max_fil_size (context parameter gradio.max_fil_size)",
                        "gradio.max_thread (system property gradio.max_thread)",
                        "tbi.max_sides (" + file + ")"),
                sources().strangers(SettingsTable.names()));
    }

    @Test
    void cutOutsAreAsThePythonOriginalsUnlessTheirEdgesAreToBeRefined() {
        assertFalse(read().refineForeground());
        system.put("tbi.refine_foreground", "true");
        assertTrue(read().refineForeground());
    }

    /** Name, allowed values, unit, default and reason, letter by letter. */
    @Test
    void theReadmesTableIsThisOne() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("| Setting |");
        String told = readme.substring(begin, readme.indexOf("\n\n", begin));
        String rows = SettingsTable.ALL.stream().map(SettingsTest::row).collect(Collectors.joining());
        assertEquals("| Setting | Type | Unit | Default | What for |\n|---|---|---|---|---|" + rows, told);
    }

    private static <T> String row(Setting<T> setting) {
        boolean written = setting.usual() != null
                && setting.type().show().apply(setting.usual()).equals(setting.otherwise());
        return "\n| `" + setting.name() + "` | " + setting.type().allowed() + " | " + setting.unit() + " | "
                + (written ? "`" + setting.otherwise() + "`" : setting.otherwise()) + " | " + setting.reason() + " |";
    }

    @Test
    void everySettingOfTheTableIsReadAndLogged() {
        Map<String, String> effective = read().effective();
        List<String> names = SettingsTable.ALL.stream().map(Setting::name).toList();
        assertEquals(names, List.copyOf(effective.keySet()));
        effective.forEach((name, said) -> assertTrue(said.endsWith(" (default)"), name + " = " + said));
    }

    static Stream<Setting<?>> settings() {
        return SettingsTable.ALL.stream();
    }

    /** So that what the log and the README say can be written as it stands. */
    @ParameterizedTest
    @MethodSource("settings")
    <T> void whatIsShownIsReadAsTheSame(Setting<T> setting) {
        T usual = setting.usual();
        if (usual == null
                || setting.type().secret()
                || setting.type().show().apply(usual).isEmpty()) return;
        assertEquals(usual, setting.type().parse().apply(setting.type().show().apply(usual)));
        assertFalse(setting.reason().isBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,1",
        "1023,1023",
        "1024,1kb",
        "1025,1025",
        "20971520,20mb",
        "1610612736,1536mb",
        "1099511627776,1tb"
    })
    void sizesAreShownAsOneWritesThem(long bytes, String shown) {
        SettingType<Long> type = SettingType.bytes(0, 1L << 50);
        assertEquals(shown, type.show().apply(bytes));
        assertEquals(bytes, type.parse().apply(shown));
    }

    @ParameterizedTest
    @CsvSource({"250,0.250s", "5000,5s", "90000,90s", "120000,2m", "3600000,1h", "5400000,90m", "61001,61.001s"})
    void timesAreShownAsOneWritesThem(long millis, String shown) {
        SettingType<Duration> type = SettingType.time(Duration.ofMillis(1), Duration.ofDays(1));
        assertEquals(shown, type.show().apply(Duration.ofMillis(millis)));
        assertEquals(Duration.ofMillis(millis), type.parse().apply(shown));
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

    /** Each setting with each value that its type does not allow. */
    static Stream<Arguments> badValues() {
        return SettingsTable.ALL.stream()
                .flatMap(setting -> bad(setting).stream().map(value -> Arguments.of(setting, value)));
    }

    private static List<String> bad(Setting<?> setting) {
        String allowed = setting.type().allowed();
        String most = allowed.substring(allowed.lastIndexOf(' ') + 1);
        if (setting == SettingsTable.ROOT_PATH)
            return List.of(
                    "ftp://a.example", "https://", "https://me@a.example", "//a.example", "/a b", "/a?b", "/a#b");
        if (setting == SettingsTable.ALLOWED_ORIGINS)
            return List.of(
                    "a.example", "*", "null", "https://a.example/x", "https://a.example,", "https://a.example,*");
        if (setting == SettingsTable.ALLOWED_HOSTS)
            return List.of("https://a.example", "a.example:80", "*", "a.example,,b.example");
        if (setting == SettingsTable.AUTH_HEADER) return List.of("X User", "X_User", "X-User:", "ä", "x".repeat(65));
        if (setting == SettingsTable.AUTH_PROXIES)
            return List.of(
                    "proxy.example", "10.0.0", "256.0.0.1", "0.0.0.0/0", "10.0.0.0/33", "::1/129", "10.0.0.1,", "*");
        if (allowed.equals("true or false")) return List.of("yes", "1", "truefalse");
        if (allowed.startsWith("whole number")) {
            String tooFew = String.valueOf(Long.parseLong(least(allowed)) - 1);
            return List.of("many", "1.5", "1e3", "0x10", "+5", tooFew, most + "0", "9".repeat(30));
        }
        if (allowed.startsWith("size"))
            return List.of("plenty", "-1", "1.5gb", "20 pages", "1" + most, "17179869185gb", "9".repeat(18) + "tb");
        if (allowed.startsWith("time"))
            return List.of(
                    "soon",
                    "0",
                    "0s",
                    "-1",
                    "1d",
                    "PT1S",
                    "1" + most,
                    "999999999h",
                    "1.0001",
                    least(allowed).equals("1s") ? "0.999" : "0.0009");
        if (allowed.startsWith("different")) return List.of("0,0", "64", "0,a", "0,", "-1");
        if (allowed.equals("path")) return List.of("a\0b");
        if (allowed.startsWith("name:password")) return List.of("ann", "ann:", ":b", "ann:a,", "ann:a,ann:b");
        if (allowed.startsWith("SHA-256"))
            return List.of("hunter2", "g".repeat(64), "a".repeat(63), "a".repeat(64) + ",", "a".repeat(65));
        if (allowed.contains(" or ")) return List.of("maybe", "true", allowed.replace(" or ", ","));
        throw new AssertionError("no bad value is known of \"" + allowed + "\", the type of " + setting.name());
    }

    /** Of "... from LEAST to MOST". */
    private static String least(String allowed) {
        int from = allowed.indexOf(" from ") + 6;
        return allowed.substring(from, allowed.indexOf(' ', from));
    }

    /** What the README calls allowed is not refused by whoever gets it. */
    @ParameterizedTest
    @MethodSource("settings")
    void bothEndsOfARangeCanBeUsed(Setting<?> setting) {
        String allowed = setting.type().allowed();
        if (!allowed.contains(" from ") || allowed.startsWith("different")) return;
        for (String end : List.of(least(allowed), allowed.substring(allowed.lastIndexOf(' ') + 1))) {
            system.put(setting.name(), end);
            assertEquals(
                    end + " (system property " + setting.name() + ")",
                    read().effective().get(setting.name()));
        }
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void aBadValueIsNamedWithItsSourceAndWhatIsAllowed(Setting<?> setting, String value) {
        system.put(setting.name(), value);
        SettingException e = assertThrows(SettingException.class, this::read);
        String source = " (system property " + setting.name() + ") ";
        assertEquals(
                setting.name() + " = " + (setting.type().secret() ? "***" : "\"" + value + "\"") + source
                        + (setting == SettingsTable.PROPERTIES
                                ? "cannot be read; allowed is the path of a properties file"
                                : "cannot be used; allowed: " + setting.type().allowed()
                                        + setting.type().example()),
                e.getMessage());
    }

    /** Alone the one would believe nobody, and the other believe in nothing. */
    @ParameterizedTest
    @CsvSource({"gradio.auth_header, X-User, gradio.auth_proxies", "gradio.auth_proxies, ::1, gradio.auth_header"})
    void aProxysHeaderNeedsItsProxies(String key, String value, String other) {
        system.put(key, value);
        assertEquals(
                key + " (system property " + key + ") is of no use without " + other,
                assertThrows(SettingException.class, this::read).getMessage());
    }

    @Test
    void aBadValueOfAFileIsNamedWithTheFile() throws IOException {
        Path file = Files.writeString(temporary.resolve("tbi.properties"), "tbi.max_side=-1\n");
        context.put("tbi.properties", file.toString());
        assertEquals(
                "tbi.max_side = \"-1\" (" + file + ") cannot be used; allowed: whole number from 1 to 65535",
                assertThrows(SettingException.class, this::read).getMessage());
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
                "gradio.tokens = *** (context parameter gradio.tokens) cannot be used; allowed: SHA-256 hashes of 64"
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
