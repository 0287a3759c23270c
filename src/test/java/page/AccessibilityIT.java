package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What axe finds, in every state that the page has, and what it cannot find. */
@Tag("browser")
class AccessibilityIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void nothingIsInTheWayOnADesk(ColorScheme scheme) {
        try (Editor editor = editor(new Browser.NewContextOptions().setColorScheme(scheme))) {
            Page page = editor.page();
            assertNoViolations(page, "empty");
            editor.open("photo.png", Pictures.figure(600, 400));
            assertNoViolations(page, "open");
            for (String effect : List.of("stroke", "shadow", "glow", "extrude", "box"))
                page.click("#control-" + effect);
            editor.choose("fill", "linear");
            page.click("#section-perspective .fold");
            page.click(".corners summary");
            page.click("[aria-controls=control-shadowColor-drawer]");
            assertNoViolations(page, "all sections");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void nothingIsInTheWayInMenusAndDialogs(ColorScheme scheme) {
        try (Editor editor = editor(new Browser.NewContextOptions().setColorScheme(scheme))) {
            Page page = editor.page();
            editor.open("photo.png", Pictures.figure(600, 400));
            editor.type("Made");
            page.hover("#layer-text-1");
            page.click("#layer-list [aria-haspopup=menu]");
            assertNoViolations(page, "a layer's menu");
            page.keyboard().press("F2");
            page.keyboard().press("Escape");
            page.focus("#layer-text-1");
            page.keyboard().press("F2");
            assertNoViolations(page, "renaming");
            page.keyboard().press("Escape");
            page.click("#subject");
            assertNoViolations(page, "the subject chosen");
            page.click("#show-shortcuts");
            assertNoViolations(page, "the keys");
            page.keyboard().press("Escape");
            page.setInputFiles(
                    "#file",
                    new com.microsoft.playwright.options.FilePayload(
                            "other.png", "image/png", Pictures.encode(Pictures.figure(300, 200), "png")));
            page.waitForSelector("[data-answer]");
            assertNoViolations(page, "the question about the text");
            page.keyboard().press("Escape");
            page.focus("#layer-text-1");
            page.keyboard().press("Delete");
            assertNoViolations(page, "nothing chosen");
            page.click("#export");
            page.waitForSelector("#export-save");
            assertNoViolations(page, "the export");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void nothingIsInTheWayOnAPhone(ColorScheme scheme) {
        try (Editor editor = phone(new Browser.NewContextOptions().setColorScheme(scheme))) {
            Page page = editor.page();
            assertNoViolations(page, "empty");
            editor.open("photo.png", Pictures.figure(600, 400));
            for (String tab : List.of("styles", "text", "font", "fill", "effects", "place", "layers")) {
                page.tap("#tab-" + tab);
                assertNoViolations(page, tab);
            }
        }
    }

    /** WCAG 2.2 asks for 24 pixels; a thumb, for 44. */
    @Test
    void everyTargetOnAPhoneIsLargeEnoughForAThumb() {
        try (Editor editor = phone(new Browser.NewContextOptions())) {
            Page page = editor.page();
            editor.open("photo.png", Pictures.figure(600, 400));
            for (String tab : List.of("styles", "text", "font", "fill", "effects", "place", "layers")) {
                page.tap("#tab-" + tab);
                Object small = page.evaluate("""
                        () => [...document.querySelectorAll('button, select, textarea, input, summary, [role=option]')]
                          .filter((e) => e.checkVisibility() && !e.matches('.switch, .number input, #file'))
                          .map((e) => [e, (e.matches('[type=radio]') ? e.parentElement : e).getBoundingClientRect()])
                          .filter(([, r]) => r.width > 0 && (r.height < 40 || r.width < 40) && r.top < innerHeight)
                          .filter(([e]) => !e.matches('.grip'))
                          .map(([e, r]) => `${e.id || e.className || e.name} ${Math.round(r.width)}x${Math.round(r.height)}`)""");
                assertEquals(List.of(), small, tab);
            }
        }
    }

    @Test
    void photoStaysInSightAboveTheSheetAtBothHeights() {
        try (Editor editor = phone(new Browser.NewContextOptions())) {
            Page page = editor.page();
            editor.open("photo.png", Pictures.figure(600, 400));
            double low = page.locator("#styles").boundingBox().height;
            page.tap(".grip");
            page.waitForFunction("(low) => document.querySelector('#styles').offsetHeight > low + 150", low);
            // The photo follows the sheet, a frame behind it.
            page.waitForFunction("() => document.getAnimations().every((one) => one.playState !== 'running')");
            editor.settle();
            var photo = page.locator("#photo").boundingBox();
            var sheet = page.locator("#tabs").boundingBox();
            assertTrue(photo.height > 150 && photo.y + photo.height <= sheet.y + 1, photo.y + " + " + photo.height);
        }
    }

    @Test
    void reducedMotionIsRespected() {
        try (Editor editor = editor(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE))) {
            Object longest = editor.page().evaluate("""
                    () => Math.max(...[...document.querySelectorAll('*')].map((e) =>
                      Math.max(...getComputedStyle(e).transitionDuration.split(',').map(parseFloat))))""");
            assertTrue(((Number) longest).doubleValue() <= 0.001, longest + " s");
        }
    }

    private static Editor editor(Browser.NewContextOptions options) {
        return server.editor(options);
    }

    private static Editor phone(Browser.NewContextOptions options) {
        Editor editor = editor(options.setHasTouch(true).setIsMobile(true));
        editor.page().setViewportSize(390, 844);
        return editor;
    }

    private static void assertNoViolations(Page page, String where) {
        assertEquals(List.of(), Axe.violations(page, "html"), where);
    }
}
