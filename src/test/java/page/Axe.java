package page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe finds wrong with a page as it stands. Its own builder opens another page each time, and brings back what is right, too. */
public final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    /** By rule, with the first element that breaks it. */
    public static List<?> violations(Page page, String within) {
        if (page.evaluate("() => typeof axe").equals("undefined")) page.evaluate(SCRIPT);
        return (List<?>) page.evaluate("""
                async (within) => {
                  const { violations } = await axe.run(within, { resultTypes: ['violations'], iframes: false });
                  return violations.map(({ id, nodes: [{ html, failureSummary }] }) => `${id} ${html} ${failureSummary}`);
                }""", within);
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
