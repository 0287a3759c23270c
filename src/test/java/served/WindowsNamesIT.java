package served;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import gradio.api.Api;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Check 62: names that Windows forbids, or reads as something else. The rules are the same on every system, so they are tried on any. */
@EachContainer
class WindowsNamesIT {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.US_ASCII);

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private Container container;
    private Site site;

    /** The one endpoint of this server. */
    public static final class Author {
        @Api
        public String echo(String x) {
            return x;
        }
    }

    @BeforeEach
    void start() throws Exception {
        Server server = Server.builder().files(files).endpoints(new Author()).build();
        container = Container.start(kind, WebApp.of(Prey.serving(server)));
        site = new Site(container.address(""));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CON",
                "con.png",
                "NUL",
                "aux.tar.gz",
                "COM1.png",
                "LPT9",
                "com0",
                "PRN.",
                "trailing.",
                "trailing ",
                "trailing. .",
                "C:x.png",
                "C:\\\\x.png",
                "\\\\\\\\server\\\\share\\\\x.png",
                "..\\\\..\\\\x.png",
                "x.png:stream",
                "x.png::$DATA",
                "PROGRA~1.PNG",
                "a<b>|?*.png",
                "%00.png",
                "%2e%2e%5cx.png"
            })
    void isStoredUnderANameThatEverySystemTakes(String name) throws Exception {
        String path = site.upload(name, CONTENT);
        String stored = path.substring(path.indexOf('/') + 1);
        assertTrue(
                stored.matches(
                        "(?!(?i)(con|nul|aux|prn|com\\d|lpt\\d)(\\.|$))[A-Za-z0-9_-]([A-Za-z0-9._-]*[A-Za-z0-9_-])?"),
                stored);
        assertTrue(Files.isRegularFile(files.resolve(path)));
        assertArrayEquals(
                CONTENT, site.bytes(site.request("gradio_api/file=" + path)).body());
    }

    @Test
    void aNameThatIsTooLongIsCut() throws Exception {
        String path = site.upload("x".repeat(99) + "." + "y".repeat(200), CONTENT);
        assertEquals(32 + 1 + 99, path.length(), path);
        assertArrayEquals(
                CONTENT, site.bytes(site.request("gradio_api/file=" + path)).body());
    }

    /** There Windows would find the file, or something worse. */
    @Test
    void isFoundByItsOwnNameOnly() throws Exception {
        String path = site.upload("photo.png", CONTENT);
        String folder = path.substring(0, path.indexOf('/'));
        // As such names lie there if a store is copied by hand.
        for (String odd : List.of("CON", "photo.png.", "photo.png::$DATA"))
            Files.write(files.resolve(folder).resolve(odd), CONTENT);
        for (String asked : List.of(
                folder + "/PHOTO.PNG",
                folder + "/photo.png.",
                folder + "/photo.png ",
                folder + "/photo.png::$DATA",
                folder + "/photo.png:x",
                folder + "\\\\photo.png",
                folder + "/CON",
                folder + "/NUL",
                folder + "/nul.png",
                folder + "/PHOTO~1.PNG",
                folder.toUpperCase() + "/photo.png",
                folder + "./photo.png",
                folder + "/x/../photo.png",
                files.resolve(path).toString(),
                "C:" + path,
                "C:\\\\windows\\\\win.ini",
                "C:/windows/win.ini",
                "//server/share/x.png",
                "\\\\\\\\server\\\\share\\\\x.png",
                "\\\\\\\\?\\\\C:\\\\x.png",
                "CON",
                "NUL")) {
            String encoded = URLEncoder.encode(asked, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("%2F", "/");
            for (String spelled : List.of(encoded, encoded.replace("/", "%2F"))) {
                HttpResponse<String> answer = site.get("gradio_api/file=" + spelled);
                assertTrue(List.of(400, 403, 404).contains(answer.statusCode()), spelled + " " + answer.statusCode());
            }
        }
        assertEquals(200, site.get("gradio_api/file=" + path).statusCode());
    }
}
