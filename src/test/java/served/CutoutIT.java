package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The main job: a photo in, a cut-out out, at every place. */
@EveryPlace
class CutoutIT {
    private final Site app;

    CutoutIT(Place place, Servers servers) throws Exception {
        app = servers.app(place);
    }

    @Test
    void photoBecomesATransparentPngOfItsSize() throws Exception {
        BufferedImage cutout = result("remove_background", "photo.jpg", Photographs.jpeg(300, 400));
        assertEquals("300x400", cutout.getWidth() + "x" + cutout.getHeight());
        assertTrue(cutout.getColorModel().hasAlpha());
        assertTrue(alpha(cutout, 150, 300) > 200, () -> "the figure is cut away: " + alpha(cutout, 150, 300));
        assertTrue(alpha(cutout, 10, 10) < 60, () -> "the ground is left: " + alpha(cutout, 10, 10));
    }

    @Test
    void maskIsGreyAndOfThePhotosSize() throws Exception {
        BufferedImage mask = result("subject_mask", "photo.png", Photographs.png(301, 203));
        assertEquals("301x203", mask.getWidth() + "x" + mask.getHeight());
        assertEquals(1, mask.getRaster().getNumBands());
        assertEquals(DataBuffer.TYPE_BYTE, mask.getRaster().getTransferType());
        assertFalse(mask.getColorModel().hasAlpha());
    }

    @Test
    void photoTakenWithTheCameraOnItsSideComesOutUpright() throws Exception {
        BufferedImage cutout = result("remove_background", "upright.jpg", Photographs.rotatedJpeg(300, 400));
        assertEquals("300x400", cutout.getWidth() + "x" + cutout.getHeight());
        BufferedImage mask = result("subject_mask", "upright.jpg", Photographs.rotatedJpeg(300, 400));
        assertEquals("300x400", mask.getWidth() + "x" + mask.getHeight());
        int below = mask.getRaster().getSample(150, 380, 0);
        int above = mask.getRaster().getSample(150, 10, 0);
        assertTrue(below > 200 && above < 60, () -> "the figure does not stand upright: " + above + " over " + below);
    }

    /** The original's way of naming results overwrites a PNG by its own cut-out (gradio-protocol 11, trap 20). */
    @Test
    void uploadStaysAsItWas() throws Exception {
        byte[] photo = Photographs.png(120, 160);
        String path = app.upload("photo.png", photo);
        app.visitor().call("remove_background", Answers.fileData(path));
        HttpResponse<byte[]> after = app.bytes(app.request("gradio_api/file=" + path));
        assertEquals(photo.length, after.body().length);
    }

    @Test
    void progressIsTold() throws Exception {
        Visitor visitor = app.visitor();
        visitor.join("remove_background", Answers.fileData(app.upload("photo.jpg", Photographs.jpeg(800, 600))));
        try (Frames frames = visitor.listen()) {
            assertFalse(frames.await("progress")
                    .at("/progress_data/0/desc")
                    .asText()
                    .isBlank());
            assertTrue(frames.await("process_completed").get("success").asBoolean());
        }
    }

    @Test
    void twoStepsOfTheCurlGuide() throws Exception {
        String path = app.upload("photo.jpg", Photographs.jpeg(300, 400));
        String event = Answers.json(
                        200,
                        app.post(
                                "gradio_api/call/remove_background",
                                Answers.object().set("data", Answers.list(Answers.fileData(path)))))
                .get("event_id")
                .asText();
        String answer = app.get("gradio_api/call/remove_background/" + event).body();
        assertTrue(answer.matches("event: complete\ndata: \\[\\{.*}]\n\n"), answer);
        JsonNode file =
                Answers.read(answer.substring(answer.indexOf('[')).strip()).get(0);
        assertTrue(
                file.get("url").asText().startsWith(app.at("gradio_api/file=").toString()), answer);
        assertEquals(300, Photographs.read(file(file)).getWidth());
    }

    @Test
    void theMaskComesWithThePhotosSizeAndOrientation() throws Exception {
        String path = app.upload("upright.jpg", Photographs.rotatedJpeg(300, 400));
        JsonNode completed = app.visitor().call("subject_mask", Answers.photo("subject_mask", path));
        assertEquals(
                "{\"width\":300,\"height\":400,\"orientation\":6}",
                completed.at("/output/data/1").toString());
    }

    /** The model's mask is 288 pixels wide, which is coarse for this photo. */
    @Test
    void theMaskIsRefinedOnRequest() throws Exception {
        String path = app.upload("photo.png", Photographs.png(1200, 1600));
        JsonNode usual = app.visitor().call("subject_mask", Answers.photo("subject_mask", path));
        JsonNode refined = app.visitor().call("subject_mask", Answers.fileData(path), BooleanNode.TRUE);
        byte[] one = file(usual.at("/output/data/0"));
        byte[] two = file(refined.at("/output/data/0"));
        assertEquals(Photographs.read(one).getWidth(), Photographs.read(two).getWidth());
        assertFalse(Arrays.equals(one, two));
    }

    @Test
    void aListIsCutOutPhotoByPhotoAndABadOneHarmsNoOther() throws Exception {
        JsonNode photos = Answers.list(
                Answers.fileData(app.upload("one.jpg", Photographs.jpeg(120, 160))),
                Answers.fileData(app.upload("bad.jpg", Photographs.truncatedJpeg())),
                Answers.fileData(app.upload("two.png", Photographs.png(160, 120))));
        JsonNode completed = app.visitor().call("remove_backgrounds", photos);
        JsonNode made = completed.at("/output/data/0");
        assertEquals(3, made.size(), completed::toString);
        assertEquals(120, Photographs.read(file(made.at("/0/image"))).getWidth());
        assertEquals("one.png", made.at("/0/image/orig_name").asText());
        assertTrue(made.at("/0/error").isNull() && made.at("/1/image").isNull(), completed::toString);
        assertTrue(made.at("/1/error").asText().contains("cut off"), completed::toString);
        assertEquals(160, Photographs.read(file(made.at("/2/image"))).getWidth());
    }

    @Test
    void aListHasAnEnd() throws Exception {
        JsonNode photo = Answers.fileData(app.upload("one.jpg", Photographs.jpeg(20, 30)));
        ArrayNode photos = Answers.list();
        for (int i = 0; i < 101; i++) photos.add(photo);
        JsonNode completed = app.visitor().call("remove_backgrounds", photos);
        assertEquals(
                "There are 101 photos; allowed are 100 at a time.",
                completed.at("/output/error").asText());
    }

    @Test
    void configNamesTheModel() throws Exception {
        assertTrue(app.config().toString().contains("default"), () -> "no model in /config");
    }

    private BufferedImage result(String apiName, String name, byte[] photo) throws Exception {
        JsonNode completed = app.visitor().call(apiName, Answers.photo(apiName, app.upload(name, photo)));
        assertTrue(completed.get("success").asBoolean(), completed::toString);
        return Photographs.read(file(completed.at("/output/data/0")));
    }

    private byte[] file(JsonNode file) throws Exception {
        HttpResponse<byte[]> answer =
                app.bytes(app.request("gradio_api/file=" + file.get("path").asText()));
        assertEquals("200 image/png", answer.statusCode() + " " + Answers.type(answer));
        return answer.body();
    }

    private static int alpha(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) >>> 24;
    }
}
