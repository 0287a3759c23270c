package page;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;

/** The dialog behind the Export button, as somebody uses it. */
record ExportDialog(Editor editor) {
    void open() {
        page().click("#export");
        page().waitForSelector("#export-dialog");
    }

    void pick(String group, String option) {
        page().check("[name=export-" + group + "][value=" + option + "]", new Page.CheckOptions().setForce(true));
    }

    Download download() {
        return page().waitForDownload(() -> page().click("#export-save"));
    }

    /** The file, when the dialog has gone. */
    byte[] save() throws IOException {
        byte[] file = Files.readAllBytes(download().path());
        awaitClosed();
        return file;
    }

    /** The design with its pixels; the dialog stays until it is closed. */
    byte[] saveProject() throws IOException {
        byte[] file = Files.readAllBytes(
                page().waitForDownload(() -> page().click("#export-project")).path());
        page().keyboard().press("Escape");
        awaitClosed();
        return file;
    }

    void awaitClosed() {
        page().waitForSelector(
                        "#export-dialog", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private Page page() {
        return editor.page();
    }
}
