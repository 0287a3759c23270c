package page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;

/** Somebody who opens the page once, puts a text behind a photo's subject, and saves the picture. */
public final class Visit {
    private Visit() {}

    public static void to(URI address, Browser browser) throws IOException {
        try (Editor editor = Editor.at(address, browser)) {
            editor.open("photo.png", Pictures.figure(600, 400));
            editor.type("BEHIND");
            BufferedImage file = editor.export();
            assertEquals("600x400", file.getWidth() + "x" + file.getHeight());
        }
    }
}
