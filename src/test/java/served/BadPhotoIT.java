package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Files that are no photos: the user reads what is wrong, and the queue goes on. */
@EveryContainer
class BadPhotoIT {
    private final Site app;

    BadPhotoIT(Place place, Servers servers) throws Exception {
        app = servers.app(place);
    }

    @Test
    void textCalledJpg() throws Exception {
        refused("notes.jpg", "Dear diary,\n".repeat(200).getBytes(StandardCharsets.UTF_8), "image|photo|picture");
    }

    @Test
    void truncatedJpeg() throws Exception {
        refused("half.jpg", Photographs.truncatedJpeg(), "damaged|incomplete|truncated|cut off|broken|ends");
    }

    @Test
    void emptyFile() throws Exception {
        refused("empty.jpg", new byte[0], "empty|0 bytes|no bytes");
    }

    @Test
    void iPhonePhoto() throws Exception {
        refused("IMG_0001.HEIC", Photographs.heic(), "HEIC|HEIF");
    }

    @Test
    void jpegOfOnlyItsFirstBytes() throws Exception {
        refused(
                "first.jpg",
                Arrays.copyOf(Photographs.jpeg(40, 30), 20),
                "damaged|incomplete|truncated|cut off|broken|ends");
    }

    /** The same words from both endpoints, and the next call of the same visitor works. */
    private void refused(String name, byte[] content, String mentions) throws Exception {
        String path = app.upload(name, content);
        for (String apiName : new String[] {"remove_background", "subject_mask"}) {
            Visitor visitor = app.visitor();
            JsonNode completed = visitor.call(apiName, Answers.photo(apiName, path));
            assertFalse(completed.get("success").asBoolean(), completed::toString);
            String error = completed.at("/output/error").asText();
            assertTrue(error.matches("(?is).*(" + mentions + ").*"), error);
            assertFalse(error.matches("(?s).*(Exception|java\\.|javax\\.|/tmp|null).*"), error);
            String photo = app.upload("photo.jpg", Photographs.jpeg(60, 80));
            JsonNode next = visitor.call(apiName, Answers.photo(apiName, photo));
            assertEquals("true", next.get("success").asText(), next::toString);
        }
    }
}
