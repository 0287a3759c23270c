package reliability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Photographs;
import served.Site;
import textbehindimage.App;
import textbehindimage.cutout.Generated;

/** R15 and check 38: whatever is wrong with the model, the server runs; the log names the file and callers are told without it. */
@EachContainer
class WrongModelIT {
    private static final byte[] POINTER =
            "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 187\n".getBytes(StandardCharsets.US_ASCII);

    @Parameter
    ContainerKind kind;

    @TempDir
    Path folder;

    @Test
    void theServerRunsAndSaysWhatIsWrong() throws Exception {
        Map<String, String> troubles = troubles();
        List<WebApp> apps = new ArrayList<>();
        for (String name : troubles.keySet())
            apps.add(WebApp.ofProject()
                    .at("/" + name)
                    .with("tbi.model", folder.resolve(name).resolve("red.json").toString()));
        int answered = 0;
        int logged = 0;
        int leaked = 0;
        try (Warnings log = new Warnings(App.class.getName());
                Container container = Container.start(kind, apps.toArray(WebApp[]::new))) {
            for (String name : troubles.keySet()) {
                JsonNode completed = call(new Site(container.address("/" + name)));
                String error = completed.at("/output/error").asText();
                if (!completed.get("success").asBoolean() && error.matches("[A-Z][^<>{}]+\\.")) answered++;
                if (completed.toString().contains(folder.toString())) leaked++;
                String file = folder.resolve(name).resolve("red.onnx").toString();
                if (log.all().stream().anyMatch(l -> l.contains(file) && l.contains(troubles.get(name)))) logged++;
            }
            assertTrue(log.all().size() == troubles.size(), log.all()::toString);
        }
        Figures figures = new Figures("R15", kind);
        figures.exactly(troubles.size(), answered, "contexts that run without a usable model and say so in words");
        figures.exactly(troubles.size(), logged, "of them whose log names the file and what is wrong with it");
        figures.exactly(0, leaked, "answers to callers that name a file of the server");
    }

    /** By the name of a folder with such a model: what the log says of it. */
    private Map<String, String> troubles() throws IOException {
        byte[] model = Files.readAllBytes(Generated.file("red.onnx"));
        byte[] altered = model.clone();
        altered[altered.length / 2] ^= 1;
        byte[] garbage = Generated.grain(1, 5_000);
        String sha256 = Generated.sha256(model);
        Map<String, String> troubles = new LinkedHashMap<>();
        troubles.put(write("missing", null, Generated.card()), "does not exist");
        troubles.put(write("empty", new byte[0], Generated.card()), "is empty");
        troubles.put(
                write("garbage", garbage, Generated.card().replace(sha256, Generated.sha256(garbage))), "PROTOBUF");
        troubles.put(write("half", Arrays.copyOf(model, model.length / 2), halfCard(model, sha256)), "PROTOBUF");
        troubles.put(write("pointer", POINTER, Generated.card()), "is a Git LFS pointer, not the model");
        troubles.put(write("altered", altered, Generated.card()), "its card asks for " + sha256);
        troubles.put(write("renamed", model, Generated.card().replace("input_image", "photo")), "the input photo");
        troubles.put(write("folder", null, Generated.card()), "is not a file");
        Files.createDirectory(folder.resolve("folder/red.onnx"));
        return troubles;
    }

    private static String halfCard(byte[] model, String sha256) {
        return Generated.card().replace(sha256, Generated.sha256(Arrays.copyOf(model, model.length / 2)));
    }

    private String write(String name, byte @Nullable [] model, String card) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        if (model != null) Files.write(own.resolve("red.onnx"), model);
        Files.writeString(own.resolve("red.json"), card);
        return name;
    }

    private static JsonNode call(Site app) throws Exception {
        String photo = app.upload("photo.png", Photographs.png(60, 80));
        return app.visitor().call("remove_background", Answers.fileData(photo));
    }
}
