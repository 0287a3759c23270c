package browser;

import clients.Needed;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Chromium under Playwright, one process for all tests of a class; each test takes a context of its own. */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium launch() {
        Path driver = Path.of(System.getProperty("playwright.cli.dir", "target/clients/node_modules"));
        Needed.unlessThere(
                Files.exists(driver.resolve("package/cli.js")),
                "Playwright's driver is not in " + driver + ": mvn verify installs it (Node.js 20 or newer).");
        Optional<Path> chromium = find();
        Needed.unlessThere(
                chromium.isPresent(),
                "No Chromium: not in the property chrome, in CHROME, on the PATH, or in target/clients/chromium.");
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        // Containers run as root, where Chromium's sandbox refuses; without hinting, text is as wide on every machine.
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--font-render-hinting=none")));
        return new Chromium(playwright, browser);
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** The one somebody named, else the machine's, else the one from npm. */
    private static Optional<Path> find() {
        Stream<Path> named = Stream.of(System.getProperty("chrome"), System.getenv("CHROME"))
                .filter(Objects::nonNull)
                .map(Path::of);
        Stream<Path> installed = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        Path npm = Path.of(System.getProperty("clients", "target/clients"), "chromium", "chromium");
        return Stream.of(named, installed, Stream.of(npm))
                .flatMap(s -> s)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
