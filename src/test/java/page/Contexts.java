package page;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Pages of one browser, taken again and again: what one has fetched of the page stays there, and nothing else does. The process in which
 * the page has run before has it at hand; in another one, its hundred and more files take four times as long.
 */
final class Contexts {
    /** What somebody sits before. */
    enum Screen {
        DESK {
            @Override
            Browser.NewContextOptions options() {
                return new Browser.NewContextOptions();
            }
        },
        /** Under fingers, and nothing moves by itself. */
        PHONE {
            @Override
            Browser.NewContextOptions options() {
                return new Browser.NewContextOptions()
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setReducedMotion(ReducedMotion.REDUCE);
            }
        };

        abstract Browser.NewContextOptions options();
    }

    private final Browser browser;
    private final String origin;
    private final Map<Screen, Deque<Page>> idle = new EnumMap<>(Screen.class);

    Contexts(Browser browser, String origin) {
        this.browser = browser;
        this.origin = origin;
        for (Screen screen : Screen.values()) idle.put(screen, new ArrayDeque<>());
    }

    Browser browser() {
        return browser;
    }

    /** A page on which nothing is to be seen, of a browser that keeps nothing. */
    Page take(Screen screen, int width, int height) {
        Deque<Page> pages = idle.get(screen);
        if (pages.isEmpty()) {
            return Editor.freshPage(browser.newContext(screen.options().setViewportSize(width, height)));
        }
        Page page = pages.pop();
        page.setViewportSize(width, height);
        CDPSession session = page.context().newCDPSession(page);
        JsonObject everything = new JsonObject();
        everything.addProperty("origin", origin);
        everything.addProperty("storageTypes", "all");
        session.send("Storage.clearDataForOrigin", everything);
        session.detach();
        return page;
    }

    /** With the handlers that it came with, and no scripts of its own. */
    void giveBack(Screen screen, Page page) {
        BrowserContext context = page.context();
        for (Page other : List.copyOf(context.pages())) if (other != page) other.close();
        page.unrouteAll();
        context.unrouteAll();
        context.clearPermissions();
        page.navigate(origin + "icon.svg");
        page.evaluate("() => sessionStorage.clear()");
        idle.get(screen).push(page);
    }
}
