package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page speaks what the browser prefers until something else is chosen. */
@Tag("browser")
class LanguagesIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    @ParameterizedTest
    @CsvSource({"de-AT, de, ltr, Foto auswählen", "ar-EG, ar, rtl, اختر صورة", "fr-FR, en, ltr, Choose a photo"})
    void browsersPreferenceIsSpoken(String locale, String language, String direction, String pick) {
        try (Editor editor = editor(locale)) {
            assertEquals(language, editor.page().getAttribute("html", "lang"));
            assertEquals(direction, editor.page().getAttribute("html", "dir"));
            assertEquals(pick, editor.page().innerText("#pick").strip());
        }
    }

    @Test
    void choiceIsKeptAndTheDesignComesBack() {
        try (Editor editor = editor("en-GB")) {
            editor.open("photo.png", Pictures.noise(300, 200));
            editor.type("Kept");
            editor.page().selectOption("#language", "de");
            editor.page().waitForSelector("html[lang=de]");
            editor.await("done");
            assertEquals("Kept", editor.page().inputValue("#control-text"));
            assertEquals("Exportieren", editor.page().innerText("#export").strip());
            editor.page().reload();
            editor.page().waitForSelector("html[lang=de]");
        }
    }

    /** Everything changes sides, but the picture stays as it is. */
    @Test
    void arabicPageRunsFromRightToLeft() {
        try (Editor editor = editor("ar")) {
            editor.open("photo.png", Pictures.noise(600, 400));
            assertTrue(box(editor, "#inspector").x < box(editor, "#stage").x);
            assertTrue(box(editor, "#stage").x < box(editor, "#layer-list").x);
            BoundingBox photo = box(editor, "#photo");
            BoundingBox stage = box(editor, "#stage");
            assertEquals(stage.x + stage.width / 2, photo.x + photo.width / 2, 2);
            assertEquals(true, editor.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"));
        }
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        try (Editor editor = editor("de")) {
            editor.open("photo.png", Pictures.noise(600, 400));
            Object said = editor.page()
                    .evaluate(
                            "async () => {"
                                    + " const { say, sayBytes } = await import(new URL('js/ui/words.js', document.baseURI).href);"
                                    + " return say('time.seconds', { n: 1.5 }) + ' ' + sayBytes(1536) + ' ' + say('layers.size', { width: 3001, height: 2 }); }");
            assertEquals("1,5 s 1,5 KB 3001 × 2", said);
        }
    }

    /** No word is cut off in the panel, however long the language's are. */
    @ParameterizedTest
    @CsvSource({"en", "de", "ar"})
    void everyLabelOfThePanelFits(String locale) {
        try (Editor editor = editor(locale)) {
            editor.open("photo.png", Pictures.noise(600, 400));
            for (String effect : new String[] {"stroke", "shadow", "glow", "extrude", "box"})
                editor.page()
                        .locator("#section-" + effect + " .section-head input")
                        .check();
            editor.page().locator("#section-perspective .fold").click();
            Object cut = editor.page().evaluate("""
                            () => [...document.querySelectorAll('#inspector .row > label, #inspector .row-label, #inspector .choice label')].filter((label) => {
                              if (!label.checkVisibility() || label.querySelector('.unseen')) return false;
                              const words = document.createRange();
                              words.selectNodeContents(label);
                              const isWrapped = label.matches('.choice *') && words.getBoundingClientRect().height > 30;
                              const room = label.parentElement.getBoundingClientRect();
                              const isOut = [...words.getClientRects()].some(({ left, right }) => left < room.left || right > room.right);
                              const isTight = [...label.childNodes].some((node) => {
                                if (node.nodeType !== Node.TEXT_NODE) return false;
                                words.selectNode(node);
                                return words.getBoundingClientRect().width > label.clientWidth - 2;
                              });
                              return isWrapped || isOut || (label.matches('.choice *') && isTight) || label.scrollWidth > label.clientWidth + 1;
                            }).map((label) => label.textContent)""");
            assertEquals(java.util.List.of(), cut);
        }
    }

    private static Editor editor(String locale) {
        Browser.NewContextOptions options = new Browser.NewContextOptions().setLocale(locale);
        return server.editor(options);
    }

    private static BoundingBox box(Editor editor, String selector) {
        return editor.page().locator(selector).boundingBox();
    }
}
