package page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A design with everything that a design can have, and what it must survive without the loss of one byte. */
@Tag("browser")
class DesignIT {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;

    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;
    private Page page;
    private byte[] project;

    /** The texts of the renderer's own tests, and a mask that was found, one that was brought along, and strokes on it. */
    @BeforeEach
    void openRichDesign() throws IOException {
        editor = server.editor();
        page = editor.page();
        editor.useLab();
        String text = (String) page.evaluate(
                """
                async (photo) => {
                  const { projectOf, toProjectFile } = await lab.load('io/project-file.js');
                  const { newLayer, newSubject } = await lab.load('model/scene.js');
                  const bytes = Uint8Array.from(atob(photo), (c) => c.charCodeAt(0));
                  const file = new File([bytes], 'Straße 5.png', { type: 'image/png' });
                  const mask = async (draw) => {
                    const canvas = lab.surface(lab.width, lab.height);
                    const ctx = canvas.getContext('2d');
                    ctx.fillRect(0, 0, lab.width, lab.height);
                    ctx.fillStyle = '#ffffff';
                    draw(ctx);
                    return canvas.convertToBlob({ type: 'image/png' });
                  };
                  const masks = new Map([
                    ['found', await mask((ctx) => (ctx.beginPath(), ctx.arc(300, 200, 120, 0, 7), ctx.fill()))],
                    ['own', await mask((ctx) => ctx.fillRect(180, 60, 260, 300))],
                  ]);
                  const strokes = [
                    { mode: 'erase', size: 60, softness: 40, points: [200, 100, 260, 180.5, 400, 210] },
                    { mode: 'restore', size: 34, softness: 100, points: [40, 300, 120, 310] },
                  ];
                  const extra = [
                    { text: 'hidden', hidden: true, x: 90, y: 60 },
                    { text: 'שלום 日本 😀', name: 'Named', locked: true, size: 44, x: 420, y: 350, depth: 'front' },
                  ];
                  const layers = [...lab.RICH, ...extra].map((look, i) => newLayer(`text-${i + 1}`, { x: 300, y: 200, ...look }));
                  const order = [...layers.filter(({ depth }) => depth === 'behind'), ...layers.filter(({ depth }) => depth === 'front')];
                  const subject = newSubject({ mask: 'own', threshold: 10, grow: 3, feather: 4, strokes });
                  const facts = { name: file.name, type: file.type, width: lab.width, height: lab.height };
                  return (await toProjectFile(projectOf(facts, masks, { layers: order, subject }, file))).text();
                }""", Base64.getEncoder().encodeToString(Pictures.encode(Pictures.noise(WIDTH, HEIGHT), "png")));
        project = text.getBytes(StandardCharsets.UTF_8);
        open(editor, "rich.tbi", project);
    }

    @Test
    void savedAndOpenedAgainItGivesTheSameBytesWhicheverWayItWent() throws IOException {
        byte[] file = export(editor, false);
        assertNotEquals(0, Pictures.differences(Pictures.noise(WIDTH, HEIGHT), Pictures.decode(file)));
        byte[] editable = export(editor, true);
        byte[] again = saveProject(editor);
        assertEquals(sceneIn(project), sceneIn(again), "the project that was opened is the one that is saved");

        page.waitForSelector("#saved[data-state=saved]");
        page.route("**/gradio_api/**", route -> route.abort());
        page.reload();
        editor.await("done");
        assertArrayEquals(file, export(editor, false), "from the browser's storage");

        for (Map.Entry<String, byte[]> kept :
                Map.of("again.tbi", again, "editable.png", editable).entrySet()) {
            Editor other = server.editor();
            other.page().route("**/gradio_api/**", route -> route.abort());
            open(other, kept.getKey(), kept.getValue());
            assertArrayEquals(file, export(other, false), kept.getKey());
            assertArrayEquals(again, saveProject(other), kept.getKey() + ", saved as a project");
        }
    }

    /** Every kind of thing that can be done, one after the other; undo is asked back through all of it, and redo forth. */
    @Test
    void everythingThatIsDoneIsTakenBackToTheFirstByte() throws IOException {
        byte[] first = export(editor, false);
        BufferedImage firstScreen = editor.screen();
        assertEquals("true", page.getAttribute("#undo", "aria-disabled"));
        List<String> made = new ArrayList<>(List.of(Made.of(editor)));
        for (Map.Entry<String, Runnable> step : steps().entrySet()) {
            step.getValue().run();
            page.evaluate("() => document.activeElement.blur()"); // What was typed is a step of its own.
            page.waitForFunction("() => document.fonts.status === 'loaded'");
            awaitOtherThan(made.get(made.size() - 1), step.getKey());
            made.add(Made.of(editor));
        }
        byte[] last = export(editor, false);
        BufferedImage lastScreen = editor.screen();
        int undos = 0;
        for (; "false".equals(page.getAttribute("#undo", "aria-disabled")); undos++) page.click("#undo");
        assertEquals(made.size() - 1, undos, "one step back for each thing done");
        awaitPicture(firstScreen);
        assertArrayEquals(first, export(editor, false), "after " + undos + " undos");
        for (int i = 0; i < undos; i++) page.click("#redo");
        awaitPicture(lastScreen);
        assertArrayEquals(last, export(editor, false), "after as many redos");
    }

    private Map<String, Runnable> steps() {
        Map<String, Runnable> steps = new LinkedHashMap<>();
        steps.put("writing", () -> {
            page.click("#layer-text-3");
            page.fill("#control-text", "Otherwise\nset");
        });
        steps.put("a number", () -> page.fill("#control-rotation", "33"));
        steps.put("a colour", () -> page.fill("#control-color-hex", "#19b37b"));
        steps.put("a choice", () -> editor.choose("fill", "radial"));
        steps.put("a switch", () -> page.click("#control-glow"));
        steps.put("a menu", () -> page.selectOption("#control-blend", "screen"));
        steps.put("corners", () -> {
            page.click("#section-perspective .fold");
            page.click(".corners summary");
            page.fill("#control-corners-2", "30");
        });
        steps.put("a style", () -> page.click("[data-style=label]"));
        steps.put("keys", () -> {
            page.focus("#photo");
            page.keyboard().press("Shift+ArrowDown");
        });
        steps.put("a copy", () -> page.keyboard().press("Control+d"));
        steps.put("a new text", () -> page.click("#add-text"));
        steps.put("another place in the stack", () -> {
            page.focus("#layer-text-1");
            page.keyboard().press("Alt+ArrowUp");
        });
        steps.put("a name", () -> {
            page.focus("#layer-text-2");
            page.keyboard().press("F2");
            page.keyboard().type("Renamed");
            page.keyboard().press("Enter");
        });
        steps.put("the eye", () -> {
            page.hover("#layer-text-2");
            page.click("[aria-label='Hide Renamed']");
        });
        steps.put("deleting", () -> {
            page.focus("#layer-text-4");
            page.keyboard().press("Delete");
        });
        steps.put("the mask's edge", () -> {
            page.click("#subject");
            page.fill("#control-grow", "-9");
        });
        steps.put("the brush", () -> {
            editor.choose("brush", "erase");
            BoundingBox canvas = editor.canvas().boundingBox();
            page.mouse().move(canvas.x + 300, canvas.y + 250);
            page.mouse().down();
            page.mouse().move(canvas.x + 340, canvas.y + 260);
            page.mouse().up();
        });
        steps.put("strokes away", () -> {
            editor.choose("brush", "off");
            page.locator("button", new Page.LocatorOptions().setHasText("Remove strokes"))
                    .click();
        });
        steps.put("another mask", () -> {
            BufferedImage mask = Pictures.mask(WIDTH, HEIGHT);
            page.setInputFiles("#mask-file", new FilePayload("m.png", "image/png", Pictures.encode(mask, "png")));
            page.waitForFunction("() => document.getElementById('live').textContent.includes('m.png')");
        });
        return steps;
    }

    /** The mask is worked out by and by. */
    private void awaitOtherThan(String before, String what) {
        for (int i = 0; i < 100 && Made.of(editor).equals(before); i++) editor.settle();
        assertNotEquals(before, Made.of(editor), what + " does nothing");
    }

    /** Here too. */
    private void awaitPicture(BufferedImage expected) {
        for (int i = 0; i < 200 && Pictures.differences(expected, editor.screen()) != 0; i++) editor.settle();
        assertEquals(0, Pictures.differences(expected, editor.screen()), "the screen");
    }

    private static void open(Editor editor, String name, byte[] file) {
        editor.pick(name, "", file);
        editor.page().waitForSelector("#layer-list [data-size='600x400']");
        editor.await("done");
        editor.page().waitForFunction("() => document.fonts.status === 'loaded'");
        editor.settle();
    }

    private static byte[] export(Editor editor, boolean isEditable) throws IOException {
        ExportDialog dialog = new ExportDialog(editor);
        dialog.open();
        Locator editable = editor.page().locator("#export-editable");
        if (editable.isChecked() != isEditable) editable.click();
        return dialog.save();
    }

    private static byte[] saveProject(Editor editor) throws IOException {
        ExportDialog dialog = new ExportDialog(editor);
        dialog.open();
        return dialog.saveProject();
    }

    /** Names of layers are given anew, by their order. */
    private static String sceneIn(byte[] project) {
        String text = new String(project, StandardCharsets.UTF_8).replaceAll("\"id\":\"text-\\d+\"", "\"id\":\"\"");
        assertTrue(text.contains("\"pixels\""), text.substring(0, 200));
        return text;
    }
}
