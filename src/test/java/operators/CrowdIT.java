package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import browser.Chromium;
import clients.Child;
import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reliability.Figures;
import served.Answers;
import served.Photographs;
import served.Site;

/**
 * R25: five browsers, ten Python and ten JavaScript clients bring a photo each, at once, through nginx. Every one gets its picture, and hears
 * of it before: where nginx collects what it passes on, too.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "nginx is Debian's.")
@EachContainer
@Tag("long")
class CrowdIT {
    private static final int BROWSERS = 5;
    private static final int CLIENTS = 10; // of each language, in one process
    private static final int LIMIT_MS = 40_000;
    private static final Page.WaitForSelectorOptions ATTACHED = new Page.WaitForSelectorOptions()
            .setState(WaitForSelectorState.ATTACHED)
            .setTimeout(LIMIT_MS);
    private static final String DONE = "#subject[data-stage=done]";

    // When the page has shown that its call runs, and that it has ended.
    private static final String WATCH = """
            window.seen = {};
            new MutationObserver(() => (seen[document.getElementById('subject')?.dataset.stage] ??= performance.now()))
              .observe(document, { subtree: true, childList: true, attributes: true });""";

    private static final String TOLD = "(seen.done - seen.working) / 1000 || 0";
    private static final double EARLIER_S = 0.1; // a cut-out takes longer; what was held back would come with it

    @Parameter
    ContainerKind kind;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    @Timeout(120)
    void everybodyIsServed(String buffering) throws Exception {
        Path photo = Files.write(folder.resolve("photo.jpg"), Photographs.jpeg(900, 1200));
        UnaryOperator<String> change = ours ->
                Nginx.replaced(ours, "proxy_read_timeout", "proxy_buffering " + buffering + "; proxy_read_timeout");
        try (Container container = Container.start(kind, WebApp.ofProject().at("/tbi"));
                Nginx nginx = Nginx.start(folder, container.port(), change);
                Chromium chromium = Chromium.launch()) {
            Site site = new Site(nginx.address("/tbi"));
            while (site.get("readyz").statusCode() != 200) Thread.onSpinWait();
            List<Page> pages = new ArrayList<>();
            for (int i = 0; i < BROWSERS; i++) pages.add(page(chromium.browser(), site));
            String[] arguments = {site.home().toString(), photo.toString(), String.valueOf(CLIENTS)};
            CompletableFuture<Child> python = async(() -> RealClients.python("crowd.py", arguments));
            CompletableFuture<Child> javaScript = async(() -> RealClients.node("crowd.mjs", arguments));
            for (Page page : pages) page.setInputFiles("#file", photo);
            Count served = new Count();
            for (Page page : pages) {
                page.waitForSelector(DONE, ATTACHED);
                served.add(true, ((Number) page.evaluate(TOLD)).doubleValue());
            }
            for (Child child : List.of(python.join(), javaScript.join()))
                for (JsonNode client : Answers.read(child.expectSuccess().output()))
                    served.add(
                            client.get("whole").asBoolean(), client.get("told").asDouble());
            Figures figures = new Figures("R25", kind);
            int all = BROWSERS + 2 * CLIENTS;
            String how = " through nginx with buffering " + buffering;
            figures.exactly(all, served.whole, "pictures" + how);
            // A client that a busy machine lets open its stream when its picture is there already hears of all at once.
            figures.atMost(all / 2, all - served.told, "clients that were told nothing before" + how);
        }
    }

    private static final class Count {
        private int whole;
        private int told;

        void add(boolean isWhole, double earlier) {
            if (isWhole) whole++;
            if (earlier >= EARLIER_S) told++;
        }
    }

    private static Page page(Browser browser, Site site) {
        Page page = browser.newContext().newPage();
        page.addInitScript(WATCH);
        assertEquals(200, page.navigate(site.home().toString()).status());
        page.waitForSelector("#tabs [role=tab]", ATTACHED);
        return page;
    }

    private static CompletableFuture<Child> async(Callable<Child> run) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return run.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }
}
