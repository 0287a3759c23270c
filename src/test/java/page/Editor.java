package page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The page as somebody uses it. On leaving, nothing may have gone elsewhere and the policy must not have been touched. */
final class Editor implements AutoCloseable {
    /** The screen of a desk. */
    static final int WIDTH = 1440;

    static final int HEIGHT = 900;

    private static final String SETTLED = """
            document.fonts.ready.then(() => new Promise((done) => {
              const frame = () => requestAnimationFrame(() => requestAnimationFrame(look));
              const look = () => (document.getElementById('photo').ariaBusy === 'true' ? frame() : done());
              frame();
            }))""";

    private final Page page;
    private final Consumer<Page> leave;
    private final String origin;
    private final List<String> foreign = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Consumer<Request> onRequest = this::noteForeign;
    private final Consumer<ConsoleMessage> onConsole = this::noteViolation;
    private final Consumer<String> onError = violations::add;
    private boolean isClosed;

    /** @param page a fresh one, or one that an editor has left; {@code leave} gets it when this one does */
    Editor(Page page, URI address, Consumer<Page> leave) {
        this.page = page;
        this.leave = leave;
        this.origin = address.resolve("/").toString();
        page.onRequest(onRequest);
        page.onConsoleMessage(onConsole);
        page.onPageError(onError);
        page.navigate(address.toString());
        awaitDesk(page);
    }

    /** One that tells of violations of the policy. */
    static Page freshPage(BrowserContext context) {
        Page page = context.newPage();
        page.addInitScript("addEventListener('securitypolicyviolation', (e) => console.log("
                + "`Content Security Policy: ${e.violatedDirective} ${e.blockedURI}`))");
        return page;
    }

    static Editor at(URI address, Browser browser) {
        return at(address, browser, new Browser.NewContextOptions());
    }

    static Editor at(URI address, Browser browser, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setViewportSize(WIDTH, HEIGHT));
        return new Editor(freshPage(context), address, page -> page.context().close());
    }

    private void noteForeign(Request request) {
        boolean isOwn = request.url().startsWith(origin) || request.url().matches("(blob|data):.*");
        if (!isOwn) foreign.add(request.url());
    }

    private void noteViolation(ConsoleMessage message) {
        if (message.text().contains("Content Security Policy")) violations.add(message.text());
    }

    Page page() {
        return page;
    }

    /** Until everything is there, also what a page without a photo can do without. */
    static void awaitDesk(Page page) {
        page.waitForSelector(
                "#tabs [role=tab]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** Picks a file and waits for nothing. */
    void pick(String name, String type, byte[] bytes) {
        page.setInputFiles("#file", new FilePayload(name, type, bytes));
    }

    /** Picks a photo and waits until its subject is found. */
    void open(String name, BufferedImage photo) {
        page.setInputFiles("#file", PhotoFiles.png(name, photo));
        awaitSubjectOf(photo);
    }

    /** Picks another photo after something was made, and answers what is to become of the text. */
    void openInstead(String name, BufferedImage photo, String answer) {
        page.setInputFiles("#file", PhotoFiles.png(name, photo));
        page.click("[data-answer=" + answer + "]");
        awaitSubjectOf(photo);
    }

    /** Not of the one before it, which is found as long as the new one has not been opened. */
    private void awaitSubjectOf(BufferedImage photo) {
        String size = photo.getWidth() + "x" + photo.getHeight();
        page.waitForSelector(
                "#layer-list [data-size='" + size + "']",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        await("done");
    }

    /** Waits until the way to the subject has come to {@code stage}; on a phone, its row may be out of sight. */
    void await(String stage) {
        page.waitForSelector(
                "#subject[data-stage=" + stage + "]",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        settle();
    }

    /** Until what was asked for has been drawn, with all its detail. */
    void settle() {
        page.evaluate("() => " + SETTLED);
    }

    /** The words of the layer list, from top to bottom. */
    List<String> layers() {
        return page.locator("#layer-list [role=option] .layer-name").allInnerTexts();
    }

    String subject() {
        return page.innerText("#subject");
    }

    /** The message that is shown over the photo. */
    String notice() {
        return page.waitForSelector(".notice").innerText().strip();
    }

    void type(String text) {
        page.fill("#control-text", text);
        settle();
    }

    void choose(String control, String option) {
        if (control.equals("family") && page.isHidden("#family-box")) page.click(".family-button");
        page.check("input[name='" + control + "'][value='" + option + "']", new Page.CheckOptions().setForce(true));
        // The family's file has to come first.
        page.waitForFunction("() => document.fonts.status === 'loaded'");
        settle();
    }

    void color(String hex) {
        page.fill("#control-color-hex", hex);
        settle();
    }

    void size(int pixels) {
        page.fill("#control-size", String.valueOf(pixels));
        settle();
    }

    /** From now on the page's modules can be asked for pictures of scenes: {@code lab}, see its file. */
    void useLab() {
        try {
            page.evaluate(Files.readString(Path.of("src/test/resources/page/lab.js")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Ctrl+V, and on Linux the middle button, does with a text that was copied elsewhere. */
    void pasteText(String text) {
        page().evaluate("""
                text => {
                  const data = new DataTransfer();
                  data.setData('text/plain', text);
                  document.getElementById('photo').dispatchEvent(
                    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }""", text);
    }

    Locator canvas() {
        return page.locator("#photo");
    }

    /** A number for what is to be seen, once all that was asked for is drawn: another one for other pixels. */
    int seen() {
        return (int) page.evaluate("""
                () => %s.then(() => {
                  const seen = document.querySelector('#frame .cover:not([hidden])') ?? document.getElementById('photo');
                  const { width, height } = seen;
                  const { colorSpace } = document.getElementById('photo').getContext('2d').getContextAttributes();
                  const context = new OffscreenCanvas(width, height).getContext('2d', { colorSpace });
                  context.drawImage(seen, 0, 0);
                  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
                  let number = width;
                  for (const pixel of pixels) number = Math.imul(number ^ pixel, 16777619) ^ (number >>> 15);
                  return number;
                })""".formatted(SETTLED));
    }

    /** The pixels of the canvas itself. */
    BufferedImage screen() {
        String url = (String) page.evaluate("() => document.getElementById('photo').toDataURL('image/png')");
        return Pictures.decode(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)));
    }

    /** The file that the export dialog gives if nothing is chosen: the whole picture as PNG. */
    Download download() {
        return page.waitForDownload(() -> {
            page.click("#export");
            page.click("#export-save");
        });
    }

    BufferedImage export() throws IOException {
        return Pictures.decode(Files.readAllBytes(download().path()));
    }

    void assertKeptToItself() {
        assertEquals(List.of(), foreign, "requests to other origins");
        assertEquals(List.of(), violations, "violations of the policy, and errors");
    }

    @Override
    public void close() {
        if (isClosed) return;
        isClosed = true;
        try {
            assertKeptToItself();
        } finally {
            page.offRequest(onRequest);
            page.offConsoleMessage(onConsole);
            page.offPageError(onError);
            leave.accept(page);
        }
    }
}
