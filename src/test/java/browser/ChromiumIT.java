package browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the tests of the page take for granted of the browser. */
@Tag("browser")
class ChromiumIT {
    @Test
    void drawsOnACanvasAndReadsItBack() {
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.setContent("<canvas id='c' width='4' height='4'></canvas>");
            Object pixel = page.evaluate("""
                    () => {
                      const context = document.getElementById('c').getContext('2d');
                      context.fillStyle = 'rgb(10 200 30)';
                      context.fillRect(0, 0, 4, 4);
                      return [...context.getImageData(1, 1, 1, 1).data].join();
                    }""");
            assertEquals("10,200,30,255", pixel);
        }
    }
}
