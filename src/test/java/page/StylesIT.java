package page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Looks by one click. */
@Tag("browser")
class StylesIT {
    @RegisterExtension
    static final GateServer server = new GateServer();

    /** A value that the table would change, or a family that is not there, would make another style of it. */
    @Test
    void everyStyleIsWithinTheTable() {
        try (Editor editor = server.editor()) {
            Object wrong = editor.page().evaluate("""
                    async () => {
                      const from = (path) => import(new URL(`js/model/${path}.js`, document.baseURI).href);
                      const [{ STYLES }, { clamp, rowOf }] = await Promise.all([from('styles'), from('controls')]);
                      const wrong = STYLES.flatMap(({ id, values }) => Object.entries(values)
                        .filter(([key, value]) => clamp(rowOf(key), value) !== value).map(([key]) => `${id}.${key}`));
                      return STYLES.length === 16 ? wrong : [`${STYLES.length} styles`];
                    }""");
            assertEquals(List.of(), wrong);
        }
    }

    @Test
    void eachLooksOtherwiseKeepsTheTextAndItsPlaceAndIsOneStepBack() {
        try (Editor editor = server.editor()) {
            editor.open("photo.png", Pictures.noise(600, 400));
            editor.type("Any\nwords");
            editor.choose("depth", "front");
            Page page = editor.page();
            page.fill("#control-x", "290");
            page.keyboard().press("Tab");
            String before = state(page);
            Set<Integer> looks = new HashSet<>();
            String size = page.inputValue("#control-size");
            @SuppressWarnings("unchecked")
            List<String> ids = (List<String>)
                    page.evaluate("() => [...document.querySelectorAll('.style')].map((style) => style.dataset.style)");
            for (String id : ids) {
                page.click("[data-style=" + id + "]");
                page.waitForSelector("[data-style=" + id + "][aria-pressed=true]");
                page.waitForFunction("() => document.fonts.status === 'loaded'");
                editor.settle();
                looks.add(editor.seen());
                assertEquals(before, state(page), id);
            }
            assertEquals(16, looks.size(), "pictures that differ");
            page.click("[data-style=poster]"); // In the family that the text began in.
            page.waitForSelector("[data-style=poster][aria-pressed=true]");
            int drift = Integer.parseInt(page.inputValue("#control-size")) - Integer.parseInt(size);
            assertTrue(Math.abs(drift) <= 6, "after all styles the text has grown by " + drift);
            page.click("#undo");
            for (int i = 0; i < ids.size(); i++) page.click("#undo");
            assertEquals(0, page.locator(".style[aria-pressed=true]").count());
            page.click("#undo");
            assertTrue(!before.equals(state(page)), "one step more takes back what was before the styles");
        }
    }

    @Test
    void smallPicturesShowThisPhotoAndFollowTheText() {
        try (Editor editor = server.editor()) {
            editor.open("photo.png", Pictures.noise(600, 400));
            Page page = editor.page();
            String all = "() => [...document.querySelectorAll('.style img')].map((picture) => picture.src)";
            page.waitForFunction("() => new Set((" + all + ")()).size === 16");
            page.evaluate("() => (window.before = (" + all + ")())");
            editor.type("New");
            page.waitForFunction("() => (" + all + ")().every((url, i) => url !== window.before[i])");
        }
    }

    @Test
    void arrowKeysGoFromStyleToStyleAndTheTabKeyComesOnce() {
        try (Editor editor = server.editor()) {
            editor.open("photo.png", Pictures.noise(300, 200));
            Page page = editor.page();
            page.focus("[data-style=poster]");
            page.keyboard().press("ArrowRight");
            assertEquals("sunset", page.evaluate("() => document.activeElement.dataset.style"));
            page.keyboard().press("End");
            page.keyboard().press("Enter");
            page.waitForSelector("[data-style=horizon][aria-pressed=true]");
            assertEquals(1, page.locator(".style[tabindex='0']").count());
        }
    }

    private static String state(Page page) {
        return page.inputValue("#control-text")
                + page.inputValue("#control-x")
                + page.inputValue("#control-y")
                + page.isChecked("input[name=depth][value=front]");
    }
}
