package bench;

import browser.Chromium;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** From the Export button to the file, beside the browser's own encoder on a picture that is there already. */
final class PageExportRows {
    private static final int TURNS = 3;
    private static final double MB = 1e6;

    private final Chromium chromium;
    private final URI address;
    private final Table table;

    PageExportRows(Chromium chromium, URI address, Table table) {
        this.chromium = chromium;
        this.address = address;
        this.table = table;
    }

    void measure() throws Exception {
        byte[] photo = Photograph.jpeg(4000, 3000);
        byte[] mask = Figure.png(4000, 3000);
        try (EditorPage editor = editor(photo, mask)) {
            Sample peer = Sample.NONE;
            Sample ours = Sample.NONE;
            double longest = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                Sample mine = export(editor);
                longest = Math.max(longest, mine.longestMillis);
                ours = ours.orLess(mine);
                peer = peer.orLess(toBlob(editor, mine.file));
            }
            table.atMostTimes(
                    1.2, "export, 12 MP, one text: ms (peer: toBlob of a drawn canvas)", ours.millis, peer.millis);
            table.atMostTimes(1, "export, 12 MP: MB of file", ours.bytes / MB, peer.bytes / MB);
            editor.add(EditorPage.texts());
            Sample rich = export(editor);
            table.told("export, 12 MP, six texts, five with effects: ms", rich.millis, peer.millis);
            table.atMost(
                    50,
                    "export, 12 MP: the page's longest task, ms (peer: toBlob)",
                    Math.max(longest, rich.longestMillis),
                    peer.longestMillis);
        }
        large();
    }

    private void large() throws Exception {
        try (EditorPage editor = editor(Photograph.jpeg(8192, 6104), Figure.png(2048, 1526))) {
            editor.add(EditorPage.texts());
            Memory memory = Memory.watch();
            Sample sample = export(editor);
            table.atMost(400, "export, 50 MP: MB more than the open page has", memory.growth() / MB, null);
            table.told("export, 50 MP: ms", sample.millis, null);
            table.told("export, 50 MP: MB of file", sample.bytes / MB, null);
        }
    }

    private EditorPage editor(byte[] photo, byte[] mask) throws IOException {
        EditorPage editor = new EditorPage(chromium);
        editor.load(address);
        editor.open(photo, mask);
        return editor;
    }

    private static Sample export(EditorPage editor) throws Exception {
        Page page = editor.page();
        page.click("#export");
        page.waitForSelector("#export-save:enabled");
        editor.settle(); // The dialog tells how large the file will be; that is not a part of making it.
        long[] nanos = new long[1];
        Download[] file = new Download[1];
        MainThread thread = MainThread.during(page, () -> {
            long start = System.nanoTime();
            file[0] = page.waitForDownload(() -> page.click("#export-save"));
            nanos[0] = System.nanoTime() - start;
        });
        Path path = file[0].path();
        return new Sample(nanos[0] / 1e6, Files.size(path), thread.longestMillis(), path);
    }

    /** Chromium's encoder on the page, for the picture that {@code file} shows. */
    private static Sample toBlob(EditorPage editor, Path file) throws Exception {
        Page page = editor.page();
        page.evaluate("() => document.body.insertAdjacentHTML('beforeend', '<input type=file id=made hidden>')");
        page.setInputFiles("#made", file);
        page.evaluate("""
                async () => {
                  const input = document.getElementById('made');
                  const picture = await createImageBitmap(input.files[0]);
                  input.remove();
                  globalThis.peer = document.createElement('canvas');
                  [peer.width, peer.height] = [picture.width, picture.height];
                  peer.getContext('2d', { alpha: false }).drawImage(picture, 0, 0);
                  peer.getContext('2d').getImageData(0, 0, 1, 1); // Now it is drawn.
                  picture.close();
                }""");
        Map<?, ?>[] result = new Map<?, ?>[1];
        MainThread thread = MainThread.during(page, () -> result[0] = (Map<?, ?>) page.evaluate("""
                                () => {
                                  const start = performance.now();
                                  return new Promise((done) => peer.toBlob((blob) => {
                                    peer.width = 0;
                                    done({ millis: performance.now() - start, bytes: blob.size });
                                  }));
                                }"""));
        double millis = ((Number) result[0].get("millis")).doubleValue();
        return new Sample(millis, ((Number) result[0].get("bytes")).longValue(), thread.longestMillis(), file);
    }

    private record Sample(double millis, long bytes, double longestMillis, Path file) {
        static final Sample NONE = new Sample(Double.MAX_VALUE, 0, 0, Path.of(""));

        Sample orLess(Sample other) {
            return other.millis < millis ? other : this;
        }
    }
}
