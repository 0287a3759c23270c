package page;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on phones, upright and on their side, and in small windows. */
@Tag("browser")
class SizesIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    /** On its side, a phone has no height to spare: what sets the zoom stands above. */
    @ParameterizedTest
    @CsvSource({"844, 390", "932, 430", "667, 375", "568, 320"})
    void onAPhoneOnItsSideTheZoomBarIsNotOnThePhoto(int width, int height) {
        try (Editor editor = phone(width, height)) {
            Page page = editor.page();
            BoundingBox bar = page.locator(".zoom-bar").boundingBox();
            BoundingBox photo = page.locator("#photo").boundingBox();
            BoundingBox sheet = page.locator("#tabs").boundingBox();
            assertAll(
                    () -> assertTrue(bar.y + bar.height <= photo.y, "above the photo"),
                    () -> assertTrue(bar.y >= 0 && bar.x + bar.width <= width, "in the window"),
                    () -> assertTrue(bar.x + bar.width <= page.locator("#more").boundingBox().x, "beside the menu"),
                    () -> assertTrue(photo.x + photo.width <= sheet.x, "the sheet is beside the photo"),
                    () -> assertTrue(photo.height > height / 2.0, photo.height + " of " + height));
            String before = page.textContent("#zoom");
            page.locator(".zoom-bar button").nth(2).tap();
            editor.settle();
            assertTrue(!before.equals(page.textContent("#zoom")), before);
        }
    }

    @Test
    void onAPhoneLanguageThemeAndShortcutsAreInAMenu() {
        try (Editor editor = phone(390, 844)) {
            Page page = editor.page();
            page.tap("#tab-text");
            editor.type("Kept");
            item(page, "Theme: dark").tap();
            assertEquals("dark", page.getAttribute("html", "data-theme"));
            assertEquals("true", item(page, "Theme: dark").getAttribute("aria-checked"));
            page.keyboard().press("Escape");
            item(page, "Keyboard shortcuts").tap();
            assertTrue(page.isVisible("#shortcuts"));
            page.keyboard().press("Escape");
            item(page, "Deutsch").tap();
            page.waitForSelector("html[lang=de]");
            editor.await("done");
            assertEquals("Kept", page.inputValue("#control-text"));
            for (Locator each : page.locator(".top > * button, .top > button").all())
                if (each.isVisible()) assertTrue(each.boundingBox().height >= 44, each.getAttribute("id"));
        }
    }

    /** Opens the menu. */
    private static Locator item(Page page, String words) {
        page.locator("#more").tap();
        Locator item = page.locator(".top .popup button").filter(new Locator.FilterOptions().setHasText(words));
        assertTrue(item.boundingBox().height >= 44, words);
        return item;
    }

    /** Nothing can be dropped on a phone; and keys are called what is printed on them. */
    @Test
    void firstWordsAreOfWhatThereIs() {
        Browser.NewContextOptions options = new Browser.NewContextOptions().setLocale("de");
        Page desk = server.editor(options).page();
        assertTrue(desk.innerText("#empty-lead").contains("hier ab"), desk.innerText("#empty-lead"));
        assertEquals("Strg V", desk.innerText("#paste-hint kbd"));
        options = new Browser.NewContextOptions()
                .setLocale("de")
                .setHasTouch(true)
                .setIsMobile(true);
        Page phone = server.editor(options).page();
        assertTrue(phone.innerText("#empty-lead").startsWith("Wähl ein Foto aus"), phone.innerText("#empty-lead"));
    }

    @Test
    void listOfShortcutsScrollsInOneDirection() {
        try (Editor editor = server.editor(new Browser.NewContextOptions().setLocale("de"))) {
            Page page = editor.page();
            page.setViewportSize(1280, 720);
            page.click("#show-shortcuts");
            assertEquals(List.of(true, true), page.evaluate("""
                    () => {
                      const list = document.querySelector('.shortcut-groups');
                      const last = [...list.querySelectorAll('kbd')].pop();
                      last.scrollIntoView();
                      const [inner, outer] = [last, list].map((element) => element.getBoundingClientRect());
                      return [list.scrollWidth <= list.clientWidth, inner.right <= outer.right && inner.bottom <= outer.bottom + 1];
                    }"""));
        }
    }

    private static Editor phone(int width, int height) {
        Editor editor = server.phone(width, height);
        editor.open("photo.png", Pictures.noise(600, 400));
        return editor;
    }
}
