package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import containers.Container;
import containers.ContainerKind;
import containers.WebApp;
import fixtures.Bounds;
import gradio.Server;
import gradio.api.Api;
import gradio.api.Visibility;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people find who read about the API in a browser, and try it. */
@EveryContainer
class DocsIT {
    private final ContainerKind kind;
    private final Site app;
    private final Site bench;
    private final Bench controls;

    DocsIT(Place place, Servers servers) throws Exception {
        kind = place.kind;
        app = servers.app(place);
        bench = servers.bench(place);
        controls = servers.controls(place);
    }

    private Container serving(Server.Builder builder) throws Exception {
        return Container.start(kind, WebApp.of(Prey.serving(builder.build())).at("/own"));
    }

    private static Site own(Container container) {
        return new Site(container.address("/own"));
    }

    @Test
    void holdsNothingInlineAndNamesNoOtherOrigin() throws Exception {
        HttpResponse<String> page = app.get("gradio_api/docs");
        assertEquals("text/html", Answers.type(page));
        assertFalse(
                page.body().matches("(?s).*(<script(?![^>]*src=)|<style|style=|javascript:| on[a-z]+=|//).*"),
                page.body());
        String policy = Answers.header(page, "Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        for (String file : page.body().split("(?<=(href|src)=\")")) {
            if (!file.startsWith("docs/")) continue;
            HttpResponse<String> part = app.get("gradio_api/" + file.split("\"")[0]);
            assertEquals(200, part.statusCode(), file);
            assertFalse(
                    part.body().matches("(?s).*(innerHTML|insertAdjacentHTML|eval\\(|https?://(?!www\\.w3\\.org/)).*"),
                    file);
        }
        assertEquals(404, app.get("gradio_api/docs/none.js").statusCode());
        assertEquals(404, app.get("gradio_api/docs/index.html").statusCode());
        Reply slash = Wire.get(app.home(), "gradio_api/docs/");
        assertEquals("307 ../docs", slash.status() + " " + slash.header("Location"));
    }

    @Test
    @Tag("browser")
    void everyEndpointWithAllThatInfoTellsOfIt() throws Exception {
        JsonNode info = Answers.json(200, app.get("gradio_api/info")).get("named_endpoints");
        try (DocsPage docs = DocsPage.open(app)) {
            Page page = docs.page();
            page.waitForSelector(".endpoint");
            assertEquals("Text Behind Image API", page.title());
            List<String> names = new ArrayList<>();
            info.fieldNames().forEachRemaining(names::add);
            assertEquals(names, page.locator(".endpoint h2").allTextContents());
            for (Map.Entry<String, JsonNode> endpoint : info.properties()) {
                String id = endpoint.getKey().substring(1);
                JsonNode told = endpoint.getValue();
                assertTrue(docs.in(id, "header")
                        .innerText()
                        .contains(told.get("description").asText()));
                List<String> parameters = new ArrayList<>();
                for (JsonNode one : told.get("parameters")) {
                    parameters.add(one.get("parameter_name").asText());
                    assertTrue(docs.in(id, "form")
                            .innerText()
                            .contains(one.at("/python_type/description").asText()));
                }
                assertEquals(parameters, docs.in(id, ".field .name").allTextContents());
                assertEquals(
                        told.get("returns").size(), docs.in(id, ".returns li").count());
                TreeSet<String> shown = new TreeSet<>();
                for (Locator code : docs.in(id, "pre").all()) {
                    String language = code.getAttribute("data-language");
                    assertEquals(told.at("/code_snippets/" + language).asText(), code.textContent(), language);
                    shown.add(language);
                }
                TreeSet<String> snippets = new TreeSet<>();
                told.get("code_snippets").fieldNames().forEachRemaining(snippets::add);
                assertEquals(snippets, shown);
            }
            assertEquals(
                    "bool default false",
                    docs.in("subject_mask", ".field:nth-child(2) label")
                            .innerText()
                            .replaceAll("\\s+", " ")
                            .replace("refine ", "")
                            .strip());
            for (Locator link : page.locator("#top a").all()) {
                Object status = page.evaluate("async (href) => (await fetch(href)).status", link.getAttribute("href"));
                assertEquals(200, status, link.getAttribute("href"));
            }
            page.click("text=Settings for agents");
            page.click("text=documentation of its API");
            page.waitForSelector("#remove_background");
        }
    }

    @Test
    @Tag("browser")
    void aPhotoIsTriedAndItsCutOutShown() throws Exception {
        try (DocsPage docs = DocsPage.open(app)) {
            Page page = docs.page();
            page.waitForSelector("#remove_background");
            docs.call("remove_background"); // the browser says that the file is missing
            assertEquals(0, docs.in("remove_background", ".state").count());
            page.setInputFiles(
                    "#remove_background-arg-image_path",
                    new FilePayload("my photo.jpg", "image/jpeg", Photographs.jpeg(300, 400)));
            docs.call("remove_background");
            docs.awaitState("remove_background", "^Done in ");
            page.waitForFunction("() => document.querySelector('#remove_background figure img')?.naturalWidth === 300");
            Locator link = docs.in("remove_background", "figcaption a").first();
            assertEquals("my photo.png", link.textContent());
            assertEquals(
                    "image/png",
                    page.evaluate(
                            "async (a) => (await fetch(a)).headers.get('content-type')", link.getAttribute("href")));
            docs.awaitQueue("remove_background", " for a call now");
            docs.awaitQueue("remove_background", "shared with /subject_mask");
            page.setInputFiles("#remove_backgrounds-arg-image_paths", new FilePayload[] {
                new FilePayload("a.jpg", "image/jpeg", Photographs.jpeg(30, 40)),
                new FilePayload("notes.jpg", "image/jpeg", "Dear diary".getBytes())
            });
            docs.call("remove_backgrounds");
            docs.awaitState("remove_backgrounds", "^Done in ");
            assertEquals(2, docs.in("remove_backgrounds", ".outcome ol > li").count());
            assertTrue(docs.in("remove_backgrounds", ".outcome").innerText().contains("it is text"));
            page.setInputFiles(
                    "#subject_mask-arg-image_path",
                    new FilePayload("notes.jpg", "image/jpeg", "Dear diary".getBytes()));
            docs.call("subject_mask");
            docs.awaitState("subject_mask", "^Failed");
            assertTrue(
                    docs.in("subject_mask", ".failure").innerText().contains("This is not a photo that can be read"));
            docs.assertNothingIsInTheWay("with results");
        }
    }

    @Test
    @Tag("browser")
    void nothingIsInTheWay() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (DocsPage docs = DocsPage.open(app, new NewContextOptions().setColorScheme(scheme))) {
                docs.page().waitForSelector(".queue.is-free");
                docs.assertNothingIsInTheWay("a desk, " + scheme);
                for (String language : List.of("curl", "MCP")) {
                    docs.in("remove_background", "[role=tab]:text-is('" + language + "')")
                            .click();
                    docs.assertNothingIsInTheWay(language);
                }
                docs.page().setViewportSize(390, 844);
                docs.assertNothingIsInTheWay("a phone, " + scheme);
                docs.page().setViewportSize(320, 600);
                docs.assertNothingIsInTheWay("a small phone, " + scheme);
            }
        }
    }

    @Test
    @Tag("browser")
    void keysReachAll() {
        try (DocsPage docs = DocsPage.open(bench)) {
            Page page = docs.page();
            page.focus("#scale-arg-text");
            page.keyboard().type("a");
            page.keyboard().press("Tab");
            page.keyboard().type("2"); // in the place of the default, which is selected
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            docs.awaitState("scale", "^Done in ");
            assertEquals("ax2.0", docs.in("scale", ".outcome pre").textContent());
            page.focus("#scale-tab-python");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            assertEquals("scale-tab-bash", page.evaluate("document.activeElement.id"));
            assertTrue(docs.in("scale", "[data-language=bash]").isVisible());
            assertTrue(docs.in("count", "[data-language=bash]").isVisible(), "chosen once for all");
            page.keyboard().press("Tab");
            assertEquals("Copy the code", page.evaluate("document.activeElement.innerText.replace(/\\s+/g, ' ')"));
            page.keyboard().press("Enter");
            page.waitForFunction("() => /Copied|Not allowed/.test(document.activeElement.textContent)");
        }
    }

    @Test
    @Tag("browser")
    void placeInLineProgressAndCancel() throws Exception {
        Visitor other = bench.visitor();
        other.join("hold", "docs first");
        controls.awaitStart("docs first");
        try (DocsPage docs = DocsPage.open(bench)) {
            docs.awaitQueue("hold", "1 of 1 running 0 waiting");
            docs.give("hold", "ticket", "docs second");
            docs.call("hold");
            docs.awaitState("hold", "^In line: 1 of 1");
            docs.awaitQueue("hold", "1 of 1 running 1 waiting");
            docs.in("hold", "button:text-is('Cancel')").click();
            docs.awaitState("hold", "^Cancelled$");
            docs.awaitQueue("hold", "1 of 1 running 0 waiting");
            docs.give("hold", "ticket", "docs third");
            docs.call("hold");
            docs.awaitState("hold", "^In line: 1 of 1");
            controls.release("docs first");
            docs.awaitState("hold", "^Holding docs third, 25 %$");
            docs.in("hold", "button:text-is('Cancel')").click();
            docs.awaitState("hold", "^Cancelled$");
            controls.awaitReturn("docs third");
            assertFalse(controls.wasKept("docs third"), "the work goes on");
        } finally {
            controls.release("docs first");
        }
    }

    @Test
    @Tag("browser")
    void whatIsWrongIsSaidWhereItIs() {
        try (Logged logged = Logged.of("gradio.queue.Run");
                DocsPage docs = DocsPage.open(bench)) {
            docs.page().waitForSelector("#fail");
            docs.call("fail");
            docs.awaitState("fail", "^Failed");
            String told = docs.in("fail", ".failure").innerText();
            assertTrue(told.startsWith("Error\nThe server does not say why. Its log does, under "), told);
            String id = told.replaceAll("(?s).*under |\\.$", "");
            assertTrue(logged.records().get(0).getMessage().contains(id), told);
            docs.page().check("#fail-arg-told");
            docs.call("fail");
            docs.awaitState("fail", "^Failed");
            docs.page().waitForSelector("#fail .failure:has-text('It is told.')");
            docs.give("count", "n", "3000000000");
            docs.call("count");
            docs.awaitState("count", "^Not called");
            assertTrue(docs.in("count", ".wrong").innerText().contains("must be a whole number from"));
            assertEquals("count-arg-n", docs.page().evaluate("document.activeElement.id"));
            docs.assertNothingIsInTheWay("with an error");
            docs.expectComplaint(".*status of 422.*");
            docs.give("count", "n", "3");
            docs.call("count");
            docs.awaitState("count", "^Done in ");
            assertEquals("123", docs.in("count", ".outcome pre").textContent());
        }
    }

    @Test
    @Tag("browser")
    void everyTypeHasAFieldOfItsKind() throws Exception {
        try (Container container = serving(Server.builder().endpoints(new Parrot()));
                DocsPage docs = DocsPage.open(own(container))) {
            docs.page().waitForSelector(".endpoint");
            docs.page().selectOption("#choose-arg-colour", "1");
            docs.call("choose");
            docs.awaitState("choose", "^Done in ");
            assertEquals("green", docs.in("choose", ".outcome pre").textContent());
            docs.give("texts", "texts", "[\"a\",");
            docs.call("texts");
            assertTrue(docs.in("texts", ".wrong").innerText().startsWith("This is no JSON."));
            docs.give("texts", "texts", "[\"a\", \"b\"]");
            docs.call("texts");
            docs.awaitState("texts", "^Done in ");
            assertEquals(
                    "[\"a\",\"b\"]",
                    docs.in("texts", ".outcome pre").textContent().replaceAll("\\s", ""));
            docs.give("steps", "text", "<b>bold</b>\nnext");
            docs.call("steps");
            docs.awaitState("steps", "^Done in ");
            assertEquals("<b>bold</b>\nnext", docs.in("steps", ".outcome pre").textContent());
        }
    }

    @Test
    @Tag("browser")
    void aFullQueueIsToldInTheServersWords() throws Exception {
        Bench held = new Bench();
        try (Container container =
                        serving(Server.builder().limits(Bounds.maxQueueSize(1)).endpoints(held));
                DocsPage docs = DocsPage.open(own(container))) {
            Visitor other = own(container).visitor();
            other.join("hold", "runs");
            held.awaitStart("runs");
            other.join("hold", "waits");
            docs.page().waitForSelector("#scale");
            docs.give("scale", "text", "a");
            docs.call("scale");
            docs.awaitState("scale", "^Failed");
            assertEquals(
                    "Refused\nQueue is full. Max size is 1 and size is 1.\nTry again in 5 s.",
                    docs.in("scale", ".failure").innerText());
            docs.expectComplaint(".*status of 503.*");
            held.release("runs");
            held.release("waits");
        }
    }

    @Test
    @Tag("browser")
    void aServerThatIsGoneIsAskedAgain() {
        try (DocsPage docs = DocsPage.open(bench)) {
            Page page = docs.page();
            page.waitForSelector("#scale");
            page.route("**/queue/*", route -> route.abort());
            docs.give("scale", "text", "a");
            docs.call("scale");
            docs.awaitState("scale", "^Failed");
            assertTrue(docs.in("scale", ".failure").innerText().startsWith("Server gone"));
            docs.awaitQueue("scale", "The queue cannot be asked.");
            page.route("**/config", route -> route.abort());
            page.reload();
            page.waitForSelector("text=The server does not answer.");
            docs.assertNothingIsInTheWay("without a server");
            page.unroute("**/config");
            page.unroute("**/queue/*");
            page.click("text=Try again");
            page.waitForSelector(".queue.is-free");
            docs.expectComplaint(".*ERR_FAILED.*");
        }
    }

    @Test
    @Tag("browser")
    void whereALoginIsAskedForThereIsAFormForIt() throws Exception {
        try (Container container =
                        serving(Server.builder().users(Map.of("ann", "right")).endpoints(new Bench()));
                DocsPage docs = DocsPage.open(own(container))) {
            Page page = docs.page();
            page.waitForSelector("#password");
            docs.assertNothingIsInTheWay("the login");
            page.fill("#username", "ann");
            page.fill("#password", "wrong");
            page.keyboard().press("Enter");
            page.waitForSelector("text=Incorrect credentials.");
            page.fill("#password", "right");
            page.keyboard().press("Enter");
            page.waitForSelector(".queue.is-free");
            docs.give("scale", "text", "a");
            docs.call("scale");
            docs.awaitState("scale", "^Done in ");
            assertTrue(docs.in("scale", "[data-language=python]").textContent().contains("GRADIO_PASSWORD"));
            page.click("text=Log out");
            page.waitForSelector("#password");
            docs.expectComplaint(".*status of 401.*");
            String html = own(container)
                    .send(own(container).request("gradio_api/docs").header("Accept", "text/html"))
                    .body();
            assertEquals(app.get("gradio_api/docs").body(), html, "the same for every server");
        }
    }

    /** No password is right there. */
    @Test
    @Tag("browser")
    void whereOnlyTokensAreTakenASentenceSaysSo() throws Exception {
        List<String> tokens = List.of("a".repeat(64));
        try (Container container = serving(Server.builder().tokens(tokens).endpoints(new Bench()));
                DocsPage docs = DocsPage.open(own(container))) {
            docs.page().waitForSelector("text=There are no passwords here: a bearer token is needed");
            assertEquals(0, docs.page().locator("form, input").count());
            docs.assertNothingIsInTheWay("without passwords");
            docs.expectComplaint(".*status of 401.*");
        }
    }

    /** What nobody lists. */
    public static final class Unlisted {
        @Api(visibility = Visibility.PRIVATE)
        public void hidden() {}
    }

    @Test
    @Tag("browser")
    void aServerThatListsNothingSaysSo() throws Exception {
        try (Container container = serving(Server.builder().title("Bare").endpoints(new Unlisted()));
                DocsPage docs = DocsPage.open(own(container))) {
            docs.page().waitForSelector("text=This server lists no endpoints.");
            assertFalse(docs.page().content().contains("hidden()"));
            assertEquals(0, docs.page().locator("text=MCP").count());
            docs.assertNothingIsInTheWay("without endpoints");
        }
    }
}
