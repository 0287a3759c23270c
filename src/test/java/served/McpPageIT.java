package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import browser.Chromium;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people and programs find who only look at the address for agents. */
@EveryContainer
class McpPageIT {
    private final Site app;

    McpPageIT(Place place, Servers servers) throws Exception {
        app = servers.app(place);
    }

    @Test
    @Tag("browser")
    void pageShowsWhatThereIsAndSettingsWithThisServersAddress() {
        List<String> complaints = new ArrayList<>();
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onRequestFailed(request -> complaints.add(request.url()));
            page.navigate(app.at("gradio_api/mcp").toString());
            String address = app.at("gradio_api/mcp/").toString();
            assertEquals("Text Behind Image for agents", page.title());
            assertEquals(
                    List.of("remove_background", "create_upload_url", "text_behind_image"),
                    page.locator("dt").allTextContents());
            Locator settings = page.locator("pre");
            assertEquals(8, settings.count());
            for (String text : settings.allTextContents()) {
                assertTrue(text.contains(address), text);
                if (text.startsWith("{")) Answers.read(text);
            }
            assertEquals("all", page.evaluate("getComputedStyle(document.querySelector('pre')).userSelect"));
        }
        assertEquals(List.of(), complaints);
    }

    @Test
    void pageHoldsNothingInline() throws Exception {
        HttpResponse<String> page = app.send(app.request("gradio_api/mcp/").header("Accept", "text/html"));
        assertEquals("text/html", Answers.type(page));
        String policy = Answers.header(page, "Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'self';"), policy);
        assertFalse(page.body().matches("(?s).*(<script|<style|style=|javascript:| on[a-z]+=).*"), page.body());
    }

    @Test
    void schemaIsThatOfUpstream() throws Exception {
        JsonNode schema = Answers.json(200, app.get("gradio_api/mcp/schema"));
        assertEquals(1, schema.size(), schema::toString);
        JsonNode tool = schema.get(0);
        assertEquals("remove_background", tool.get("name").asText());
        assertEquals("[\"image_path\"]", tool.at("/inputSchema/required").toString());
        assertEquals(
                "string", tool.at("/inputSchema/properties/image_path/type").asText());
        assertEquals(
                "{\"file_data_present\":true,\"mcp_type\":\"tool\",\"endpoint_name\":\"/remove_background\"}",
                tool.get("meta").toString());
        assertEquals("[]", app.get("gradio_api/mcp/schema?tools=other").body());
    }
}
