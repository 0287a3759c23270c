package textbehindimage.cutout.png;

import static org.junit.jupiter.api.Assertions.assertEquals;

import browser.Chromium;
import clients.RealClients;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import textbehindimage.cutout.Generated;

/** What others see in our files: Pillow with the zlib of its own, and a browser. */
class PngReadersIT {
    /** Odd sides, several strips, rows longer than a piece. */
    private static final int[][] SIZES = {{1, 1}, {1, 257}, {640, 1}, {333, 517}, {1023, 700}, {33_000, 3}};

    @TempDir
    Path folder;

    @Test
    @Tag("python")
    void pillowAndZlibReadThem() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int[] size : SIZES) {
            for (PngWriter.Mode mode : PngWriter.Mode.values()) {
                for (Picture.Colour colour : Picture.Colour.values()) {
                    for (Contents contents : Contents.values()) {
                        byte[] samples = contents.of(size[0], size[1], colour.samples);
                        String name = mode + "-" + colour + "-" + contents + "-" + size[0] + "x" + size[1];
                        write(folder.resolve(name), mode, size[0], size[1], colour, samples);
                        expected.add(name + " " + Generated.sha256(samples));
                    }
                }
            }
        }
        String said =
                RealClients.python("png.py", folder.toString()).expectSuccess().output();
        assertEquals(String.join("\n", expected.stream().sorted().toList()), said.strip());
    }

    /** A canvas keeps colours only where they are seen, so all is opaque or, as in a cut-out, black and clear. */
    @Test
    @Tag("browser")
    void chromiumShowsThem() throws Exception {
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            for (PngWriter.Mode mode : PngWriter.Mode.values()) {
                for (Contents contents : Contents.values()) {
                    byte[] samples = contents.of(777, 503, 4);
                    for (int i = 0; i < samples.length; i += 4) {
                        boolean seen = (samples[i + 3] & 1) != 0;
                        for (int j = 0; j < 3 && !seen; j++) samples[i + j] = 0;
                        samples[i + 3] = (byte) (seen ? 255 : 0);
                    }
                    Path file = folder.resolve(mode + "-" + contents);
                    write(file, mode, 777, 503, Picture.Colour.RGBA, samples);
                    assertEquals(Generated.sha256(samples), Generated.sha256(shown(page, file)), file.toString());
                }
            }
        }
    }

    private static byte[] shown(Page page, Path png) throws IOException {
        Object shown = page.evaluate("""
                async (png) => {
                  const image = new Image();
                  image.src = 'data:image/png;base64,' + png;
                  await image.decode();
                  const canvas = document.createElement('canvas');
                  canvas.width = image.width;
                  canvas.height = image.height;
                  const context = canvas.getContext('2d');
                  context.drawImage(image, 0, 0);
                  const samples = context.getImageData(0, 0, image.width, image.height).data;
                  let text = '';
                  for (let i = 0; i < samples.length; i += 8192) text += String.fromCharCode(...samples.subarray(i, i + 8192));
                  return btoa(text);
                }""", Base64.getEncoder().encodeToString(Files.readAllBytes(png)));
        return Base64.getDecoder().decode(shown.toString());
    }

    private static void write(
            Path file, PngWriter.Mode mode, int width, int height, Picture.Colour colour, byte[] samples)
            throws IOException {
        Picture.Rows rows = (y, row) -> System.arraycopy(samples, y * row.length, row, 0, row.length);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (OutputStream out = Files.newOutputStream(file)) {
            new PngWriter(mode, pool, 3, 200_000)
                    .write(out, new Picture(width, height, colour, null, () -> rows), share -> {});
        } finally {
            pool.shutdown();
        }
    }
}
