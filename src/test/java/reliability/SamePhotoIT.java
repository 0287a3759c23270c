package reliability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Photographs;
import served.Site;

/** R26 and check 41: twenty users send the same photo, a PNG, under the same name at once. */
@EachContainer
class SamePhotoIT {
    private static final int USERS = 20;

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    private record Job(String input, String output, String result) {}

    @Test
    void everyUserGetsACutoutOfHisOwnAndKeepsHisPhoto() throws Exception {
        byte[] photo = Photographs.png(90, 120);
        WebApp app = WebApp.ofProject().with("gradio.temp_dir", files.toString());
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        try (Container container = Container.start(kind, app)) {
            Site site = new Site(container.address(""));
            List<Callable<Job>> calls = new ArrayList<>();
            for (int i = 0; i < USERS; i++) calls.add(() -> job(site, photo));
            Set<String> inputs = new HashSet<>();
            Set<String> outputs = new HashSet<>();
            Set<String> results = new HashSet<>();
            for (Future<Job> done : users.invokeAll(calls)) {
                Job job = done.get();
                inputs.add(directory(job.input()));
                outputs.add(directory(job.output()));
                results.add(job.result());
                assertArrayEquals(photo, download(site, job.input()), "an upload was changed");
            }
            outputs.removeAll(inputs);
            Figures figures = new Figures("R26", kind);
            figures.exactly(USERS, inputs.size(), "uploads of one photo, each at a place of its own and unchanged");
            figures.exactly(USERS, outputs.size(), "results, each at a place of its own and none beside an upload");
            figures.exactly(1, results.size(), "different contents of the results");
        } finally {
            users.shutdownNow();
        }
    }

    private static Job job(Site site, byte[] photo) throws Exception {
        String input = site.upload("photo.png", photo);
        String output = site.visitor()
                .call("remove_background", Answers.fileData(input))
                .at("/output/data/0/path")
                .textValue();
        return new Job(input, output, HexFormat.of().formatHex(download(site, output)));
    }

    private static byte[] download(Site site, String path) throws Exception {
        HttpResponse<byte[]> answer = site.bytes(site.request("gradio_api/file=" + path));
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    private static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
