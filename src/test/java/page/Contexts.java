package page;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Contexts of one browser, taken again and again: what one has fetched of the page stays there, and nothing else does. */
final class Contexts {
    private final Browser browser;
    private final String origin;
    private final Deque<BrowserContext> idle = new ArrayDeque<>();

    Contexts(Browser browser, String origin) {
        this.browser = browser;
        this.origin = origin;
    }

    Browser browser() {
        return browser;
    }

    /** With one page, on which nothing has happened yet. */
    Page take() {
        if (idle.isEmpty()) {
            Browser.NewContextOptions desk = new Browser.NewContextOptions();
            return browser.newContext(desk.setViewportSize(Editor.WIDTH, Editor.HEIGHT))
                    .newPage();
        }
        Page page = idle.pop().newPage();
        CDPSession session = page.context().newCDPSession(page);
        JsonObject everything = new JsonObject();
        everything.addProperty("origin", origin);
        everything.addProperty("storageTypes", "all");
        session.send("Storage.clearDataForOrigin", everything);
        session.detach();
        return page;
    }

    void giveBack(BrowserContext context) {
        for (Page page : List.copyOf(context.pages())) page.close();
        context.unrouteAll();
        context.clearPermissions();
        idle.push(context);
    }
}
