package page;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the files that the Export button makes. */
@Tag("browser")
class ExportIT {
    private static final int WIDTH = 600;

    private static final int HEIGHT = 400;

    @RegisterExtension
    static final GateServer server = new GateServer();

    private Editor editor;
    private ExportDialog dialog;

    @BeforeEach
    void openPage() {
        editor = server.editor();
        dialog = new ExportDialog(editor);
    }

    /** Each way, for each content, size and colour space, against the whole on one canvas and the browser's own encoder. */
    @ParameterizedTest
    @ValueSource(strings = {"srgb", "display-p3"})
    void stripsPageAndWorkerGiveTheSamePixels(String colorSpace) {
        Object differences = editor.page().evaluate("""
                async (colorSpace) => {
                  const load = (path) => import(new URL(`js/${path}`, document.baseURI).href);
                  const { exportFile } = await load('io/export.js');
                  const { makeFile } = await load('io/export-job.js');
                  const { ownSource } = await load('io/export-source.js');
                  const { surfacesIn } = await load('io/surfaces.js');
                  const { render } = await load('draw/render.js');
                  const { chunksIn } = await load('io/png-chunks.js');
                  const { DEFAULTS } = await load('model/export.js');
                  const { firstScene, newLayer, addLayer } = await load('model/scene.js');
                  const [width, height] = [503, 351];
                  const watch = { signal: new AbortController().signal };
                  const differences = [];
                  const drawn = (draw) => {
                    const ctx = surfacesIn(colorSpace)(width, height).getContext('2d');
                    draw(ctx);
                    return createImageBitmap(ctx.canvas);
                  };
                  const disc = (ctx, radius) => {
                    ctx.beginPath();
                    ctx.arc(250, 175, radius, 0, 7);
                  };
                  const photo = await drawn((ctx) => {
                    for (let i = 0; i < 900; i++) {
                      ctx.fillStyle = `hsl(${i * 37} 70% ${20 + (i % 60)}%)`;
                      ctx.fillRect((i * 131) % width - 40, (i * 71) % height - 30, 140, 90);
                    }
                  });
                  const matte = {
                    core: await drawn((ctx) => (disc(ctx, 100), ctx.fill())),
                    subject: await drawn((ctx) => {
                      ctx.globalAlpha = 0.5;
                      ctx.lineWidth = 16;
                      disc(ctx, 108);
                      ctx.stroke();
                    }),
                  };
                  const front = newLayer('text-2', { x: 240, y: 280, size: 60, depth: 'front', family: 'Pacifico' });
                  const scene = addLayer(firstScene({ width, height }), front);
                  for (const what of ['all', 'subject', 'text']) {
                    for (const scale of [25, 37, 100, 230]) {
                      const job = { scene, photo, matte, options: { ...DEFAULTS, what, scale }, colorSpace, isOpaque: true };
                      const host = { fonts: document.fonts, source: ownSource(job), onProgress() {}, breathe() {} };
                      const files = [await exportFile(job, watch), await makeFile(job, { ...host, isPage: true })];
                      const [w, h] = [width, height].map((side) => Math.round((side * scale) / 100));
                      const whole = new OffscreenCanvas(w, h);
                      whole.getContext('2d', { colorSpace, alpha: what !== 'all', willReadFrequently: true });
                      const assets = { levels: [{ scale: 1, photo, matte }], surface: surfacesIn(colorSpace), memo: new Map() };
                      render(whole.getContext('2d'), scene, assets, { scale: scale / 100, rect: { x: 0, y: 0, width: w * 100 / scale, height: h * 100 / scale }, what });
                      files.unshift(await whole.convertToBlob());
                      const [own, ...others] = await Promise.all(files.map(async (file) => {
                        const picture = await createImageBitmap(file);
                        const ctx = surfacesIn(colorSpace)(picture.width, picture.height).getContext('2d');
                        ctx.drawImage(picture, 0, 0);
                        return new Uint32Array(ctx.getImageData(0, 0, picture.width, picture.height).data.buffer);
                      }));
                      const name = `${colorSpace} ${what} ${scale} %`;
                      if (new Set(own).size < 2) differences.push(`${name}: empty`);
                      others.forEach((other, i) => {
                        const count = own.reduce((n, value, at) => n + (value !== other[at]), 0);
                        if (count > 0 || own.length !== other.length) differences.push(`${name}, ${['worker', 'page'][i]}: ${count}`);
                      });
                      const types = (await chunksIn(files[1])).map(({ type }) => type);
                      if (!types.includes(colorSpace === 'srgb' ? 'sRGB' : 'iCCP')) differences.push(`${name}: ${types}`);
                      if (files[1].size > files[0].size) differences.push(`${name}: larger than the browser's, ${files[1].size} and ${files[0].size}`);
                    }
                  }
                  return differences;
                }""", colorSpace);
        assertEquals(List.of(), differences);
    }

    @Test
    void photoWiderThanACanvasIsSavedAsItIs() throws IOException {
        BufferedImage photo = Pictures.bands(16385, 9);
        editor.open("wide.png", photo);
        byte[] withText = Files.readAllBytes(editor.download().path());
        editor.type("");
        byte[] without = Files.readAllBytes(editor.download().path());
        BufferedImage file = Pictures.decode(without);
        assertEquals("16385 x 9", file.getWidth() + " x " + file.getHeight());
        assertEquals(0, Pictures.differences(photo, file));
        assertNotEquals(0, Pictures.differences(photo, Pictures.decode(withText)));
    }

    @Test
    void jpegThatNoCanvasHoldsIsRefusedWithAWayOut() {
        editor.open("wide.png", Pictures.bands(16385, 9));
        dialog.open();
        dialog.pick("format", "jpeg");
        editor.page().click("#export-save");
        String problem =
                editor.page().waitForSelector(".export-problem:not([hidden])").innerText();
        assertTrue(problem.contains("JPEG") && problem.contains("PNG works"), problem);
        dialog.pick("format", "png");
        assertFalse(editor.page().isVisible(".export-problem"));
    }

    @Test
    void sizeIsWhatTheDialogSays() throws IOException {
        editor.open("photo.png", Pictures.noise(401, 299));
        for (var expected :
                Map.of(25, "100 × 75", 37, "148 × 111", 400, "1604 × 1196").entrySet()) {
            dialog.open();
            editor.page().fill("#export-scale", String.valueOf(expected.getKey()));
            assertEquals(expected.getValue() + " pixels", editor.page().innerText("#export-pixels"));
            BufferedImage file = Pictures.decode(dialog.save());
            assertEquals(expected.getValue(), file.getWidth() + " × " + file.getHeight());
        }
    }

    @Test
    void lessQualityMakesSmallerJpegAndWebp() throws IOException {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        for (String format : List.of("jpeg", "webp")) {
            dialog.open();
            dialog.pick("format", format);
            editor.page().fill("#export-quality", "95");
            byte[] fine = dialog.save();
            dialog.open();
            editor.page().fill("#export-quality", "20");
            byte[] coarse = dialog.save();
            assertTrue(coarse.length * 2 < fine.length, format + ": " + coarse.length + " of " + fine.length);
            assertEquals(format, Pictures.formatOf(fine));
            assertEquals(format, Pictures.formatOf(coarse));
        }
    }

    @Test
    void guessOfTheSizeIsNearTheFile() throws IOException {
        editor.open("photo.png", Pictures.bands(1500, 1100));
        dialog.open();
        String said =
                editor.page().waitForSelector(".export-bytes:has-text('About')").innerText();
        double guess = Double.parseDouble(said.replaceAll("[^0-9.]", "")) * (said.endsWith("KB") ? 1 << 10 : 1 << 20);
        assertEquals(1, guess / dialog.save().length, 0.2, said);
    }

    @Test
    void subjectAloneIsTransparentAround() throws IOException {
        BufferedImage photo = Pictures.noise(WIDTH, HEIGHT);
        editor.open("photo.png", photo);
        dialog.open();
        dialog.pick("what", "subject");
        Download download = dialog.download();
        BufferedImage file = Pictures.decode(Files.readAllBytes(download.path()));
        assertEquals("photo-subject.png", download.suggestedFilename());
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int mask = Pictures.maskAt(x, y, WIDTH, HEIGHT);
                int alpha = file.getRGB(x, y) >>> 24;
                assertEquals(mask, alpha, 1, x + "," + y);
                if (mask == 255) assertEquals(photo.getRGB(x, y), file.getRGB(x, y), x + "," + y);
            }
        }
    }

    @Test
    void textAloneHasNothingOfThePhoto() throws IOException {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.color("#2f7df4");
        dialog.open();
        dialog.pick("what", "text");
        BufferedImage file = Pictures.decode(dialog.save());
        int ink = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int pixel = file.getRGB(x, y);
                if (pixel >>> 24 == 255) ink++;
                if (pixel >>> 24 == 255) assertEquals(0xff2f7df4, pixel, x + "," + y);
            }
        }
        assertTrue(ink > 5000 && ink < WIDTH * HEIGHT / 2, ink + " pixels of ink");
        dialog.open();
        dialog.pick("format", "jpeg");
        assertEquals(0xffffff, Pictures.decode(dialog.save()).getRGB(2, 2) & 0xffffff);
    }

    @Test
    void displayP3StaysWhatItIs() throws IOException {
        byte[] photo = Base64.getDecoder().decode((String) editor.page().evaluate("""
                async () => {
                  const settings = { colorSpace: 'display-p3' };
                  const canvas = new OffscreenCanvas(300, 200);
                  const pixels = new ImageData(300, 200, settings);
                  for (let i = 0; i < 60000; i++) pixels.data.set([i & 255, (i >> 8) & 255, (i * 31) & 255, 255], i * 4);
                  canvas.getContext('2d', settings).putImageData(pixels, 0, 0);
                  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
                  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
                }"""));
        editor.pick("p3.png", "image/png", photo);
        editor.await("done");
        dialog.open();
        assertTrue(notes().contains("Display P3"), notes());
        byte[] withText = dialog.save();
        editor.type("");
        byte[] without = Files.readAllBytes(editor.download().path());
        assertArrayEquals(numbers(photo), numbers(without));
        assertFalse(java.util.Arrays.equals(numbers(photo), numbers(withText)));
        assertTrue(Png.of(without).types().contains("iCCP"), "has its profile");
        assertEquals("display-p3", screenSpace());
    }

    @Test
    void otherProfilesAreConvertedAndTheDialogSaysSo() throws IOException {
        byte[] plain = Pictures.encode(Pictures.noise(300, 200), "png");
        ICC_Profile linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB);
        editor.pick(
                "linear.png",
                "image/png",
                Png.of(plain).withProfile(linear.getData()).bytes());
        editor.await("done");
        dialog.open();
        assertTrue(notes().contains("converted to sRGB"), notes());
        byte[] file = dialog.save();
        assertFalse(Png.of(file).types().contains("iCCP"));
    }

    @Test
    void plainPhotoIsNothingToSayAnythingAbout() {
        editor.open("plain.png", Pictures.noise(300, 200));
        dialog.open();
        assertEquals("", notes());
        assertEquals("srgb", screenSpace());
    }

    @Test
    void editablePngIsOpenedAgainAndOnlyIfAskedFor() throws IOException {
        editor.open("photo.png", Pictures.noise(WIDTH, HEIGHT));
        editor.type("Again");
        byte[] plain = Files.readAllBytes(editor.download().path());
        assertEquals(List.of("IHDR", "sRGB", "IDAT", "IEND"), Png.of(plain).types());
        dialog.open();
        editor.page().check("#export-editable");
        byte[] editable = dialog.save();
        assertEquals(0, Pictures.differences(Pictures.decode(plain), Pictures.decode(editable)));
        try (Editor other = server.editor()) {
            other.pick("found.png", "image/png", editable);
            other.await("done");
            assertEquals("Again", other.page().inputValue("#control-text"));
        }
    }

    /** Chunks go into a finished file, which stays the same picture; what is no whole PNG is known as such. */
    @Test
    void chunksAreAddedBeforeTheEnd() {
        byte[] file = Pictures.encode(Pictures.noise(40, 30), "png");
        List<?> answer =
                (List<?>) editor.page().evaluate("""
                async (base64) => {
                  const { chunksIn, findChunk, withChunks } = await import(new URL('js/io/png-chunks.js', document.baseURI).href);
                  const png = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]);
                  const more = await withChunks(png, [{ type: 'teSt', data: Uint8Array.of(1, 2, 3) }, { type: 'emPt', data: new Uint8Array() }]);
                  const bytes = new Uint8Array(await more.arrayBuffer());
                  const cut = await chunksIn(more.slice(0, more.size - 14));
                  const other = await chunksIn(new Blob(['no picture at all']));
                  const found = await findChunk(more, 'teSt');
                  return [btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')), cut, other, [...found].join()];
                }""", Base64.getEncoder().encodeToString(file));
        byte[] more = Base64.getDecoder().decode((String) answer.get(0));
        Png png = Png.of(more);
        assertAll(
                () -> assertEquals(List.of("IHDR", "IDAT", "teSt", "emPt", "IEND"), png.types()),
                () -> assertEquals(0, Pictures.differences(Pictures.decode(file), Pictures.decode(more))),
                () -> assertEquals(null, answer.get(1)),
                () -> assertEquals(null, answer.get(2)),
                () -> assertEquals("1,2,3", answer.get(3)));
    }

    private Object screenSpace() {
        return editor.page()
                .evaluate("() => document.getElementById('photo').getContext('2d').getContextAttributes().colorSpace");
    }

    private String notes() {
        return editor.page().innerText(".export-notes");
    }

    /** The numbers as they are stored, whatever colours they mean. */
    private static int[] numbers(byte[] png) {
        Raster raster = Pictures.decode(png).getRaster();
        int[] numbers = new int[raster.getWidth() * raster.getHeight() * 3];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++)
            for (int x = 0; x < raster.getWidth(); x++)
                for (int band = 0; band < 3; band++) numbers[at++] = raster.getSample(x, y, band);
        return numbers;
    }
}
