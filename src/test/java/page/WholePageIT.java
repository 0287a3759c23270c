package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import browser.Chromium;
import com.microsoft.playwright.Page;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** The real server with the real model, under a context path of two steps, on each container. */
@Tag("browser")
@EachContainer
class WholePageIT {
    @Parameter
    ContainerKind kind;

    private static Container container;
    private static Chromium chromium;
    private static URI address;

    @BeforeParameterizedClassInvocation
    static void start(ContainerKind kind) throws Exception {
        chromium = Chromium.launch();
        container = Container.start(kind, WebApp.ofProject().at("/ctx/app"));
        address = container.address("/ctx/app");
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        if (container != null) container.close();
        if (chromium != null) chromium.close();
        container = null;
        chromium = null;
    }

    @Test
    void photoTakenUprightComesOutUpright() throws IOException {
        BufferedImage upright = Pictures.figure(360, 480);
        try (Editor editor = Editor.at(address, chromium.browser())) {
            editor.pick("camera.jpg", "image/jpeg", Pictures.asOrientation(upright, 6));
            editor.await("done");
            editor.type("");
            BufferedImage file = editor.export();
            assertEquals("360 x 480", file.getWidth() + " x " + file.getHeight());
            assertEquals("red green blue", sides(file));
            assertTrue(editor.subject().contains("Found"), editor.subject());
        }
    }

    @Test
    void modelInUseIsNamed() {
        try (Editor editor = Editor.at(address, chromium.browser())) {
            editor.page().waitForFunction("() => document.querySelector('#model').textContent");
            String line = editor.page().innerText("#model");
            assertTrue(line.matches("Model: \\S+ \\S+ · \\S+"), line);
        }
    }

    /** Open, write, place, export, and not one click. */
    @Test
    void everythingCanBeDoneByKeyboard() throws IOException {
        try (Editor editor = Editor.at(address, chromium.browser())) {
            Page page = editor.page();
            // Playwright takes a moment to come before the browser's own dialog, and a key is faster than that.
            page.onFileChooser(chooser -> {});
            tabTo(page, "pick");
            page.waitForFileChooser(() -> page.keyboard().press("Enter"));
            editor.open("photo.png", Pictures.figure(600, 400));
            tabTo(page, "photo");
            page.keyboard().press("Shift+ArrowDown");
            tabTo(page, "control-text");
            page.keyboard().press("ControlOrMeta+a");
            page.keyboard().type("KEYS");
            tabTo(page, "control-size");
            page.keyboard().type("90");
            tabTo(page, "export");
            page.keyboard().press("Enter");
            tabTo(page, "export-save");
            var download = page.waitForDownload(() -> page.keyboard().press("Enter"));
            assertEquals("photo-text-behind.png", download.suggestedFilename());
        }
    }

    private static void tabTo(Page page, String id) {
        for (int i = 0; i < 60; i++) {
            if (id.equals(page.evaluate("() => document.activeElement.id"))) return;
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The tab key does not lead to #" + id);
    }

    /** JPEG is not exact; the strongest channel of each side is. */
    private static String sides(BufferedImage image) {
        return channel(image, image.getWidth() / 2, 4) + " "
                + channel(image, image.getWidth() / 2, image.getHeight() - 5) + " "
                + channel(image, 4, image.getHeight() / 2);
    }

    private static String channel(BufferedImage image, int x, int y) {
        int rgb = image.getRGB(x, y);
        int[] channels = {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
        String[] names = {"red", "green", "blue"};
        int most = 0;
        for (int c = 1; c < 3; c++) if (channels[c] > channels[most]) most = c;
        return names[most];
    }
}
