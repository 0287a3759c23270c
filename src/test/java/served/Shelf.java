package served;

import static gradio.api.PromptMessage.Role.ASSISTANT;
import static gradio.api.PromptMessage.Role.USER;

import gradio.api.Api;
import gradio.api.Arg;
import gradio.api.Cancellation;
import gradio.api.McpPrompt;
import gradio.api.McpResource;
import gradio.api.Progress;
import gradio.api.PromptMessage;
import gradio.api.RequestInfo;
import gradio.api.Visibility;
import gradio.files.FileData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What agents read and what people choose in their hosts. */
public final class Shelf {
    private final Bench bench;

    Shelf(Bench bench) {
        this.bench = bench;
    }

    @Api(description = "What holds in this house", visibility = Visibility.PRIVATE)
    @McpResource(uri = "shelf://rules", name = "rules.md", title = "House rules", mimeType = "text/markdown")
    public String rules() {
        return "# Be quiet";
    }

    @Api(visibility = Visibility.PRIVATE)
    @McpResource(uri = "shelf://books/{title}/{page}")
    public Optional<String> page(String title, int page) {
        return page > 9 ? Optional.empty() : Optional.of(title + ", page " + page);
    }

    @Api(visibility = Visibility.PRIVATE)
    @McpResource(uri = "shelf://books/index/0", description = "It has a URI that is one of many, too")
    public List<String> index() {
        return List.of("Emma", "Ulysses");
    }

    @Api(visibility = Visibility.PRIVATE)
    @McpResource(uri = "shelf://cover")
    public FileData cover() throws IOException {
        return FileData.handingOver(file(".png", Photographs.png(8, 8)));
    }

    @Api(visibility = Visibility.PRIVATE)
    @McpResource(uri = "shelf://notes", mimeType = "text/markdown")
    public FileData notes() throws IOException {
        return FileData.handingOver(file(".md", "*no*tes".getBytes()));
    }

    @Api(visibility = Visibility.PRIVATE)
    @McpResource(uri = "shelf://scrawl", mimeType = "text/plain")
    public FileData scrawl() throws IOException {
        return FileData.handingOver(file(".txt", new byte[] {(byte) 0xff, 0, 1}));
    }

    @Api(visibility = Visibility.PRIVATE)
    @McpResource(uri = "shelf://atlas")
    public FileData atlas() throws IOException {
        return FileData.handingOver(file(".bin", new byte[(4 << 20) + 1]));
    }

    @Api(visibility = Visibility.PRIVATE)
    @McpResource(uri = "shelf://reader")
    public Map<String, Object> reader(RequestInfo request) {
        return Map.of("agent", request.header("User-Agent").orElse("nobody"));
    }

    /** Fails in words for the reader, or in words that are for nobody. */
    @Api(visibility = Visibility.PRIVATE)
    @McpResource(uri = "shelf://burnt/{told}")
    public String burnt(boolean told) {
        return bench.fail(told);
    }

    /** Waits as {@link Bench#hold}. */
    @Api(visibility = Visibility.PRIVATE)
    @McpResource(uri = "shelf://lent/{ticket}")
    public String lent(String ticket, Progress progress, Cancellation cancellation) throws InterruptedException {
        return bench.hold(ticket, progress, cancellation);
    }

    @Api(description = "Asks what to read", visibility = Visibility.PRIVATE)
    @McpPrompt(title = "Recommend books")
    public String recommend(
            @Arg(description = "Such as gloomy") String mood,
            @Arg(defaultValue = "3") int count,
            Optional<PromptMessage.Role> whose) {
        return "Recommend " + count + " " + mood + " books of "
                + whose.map(Enum::name).orElse("anybody");
    }

    @Api(description = "A talk on the cover", visibility = Visibility.PRIVATE)
    @McpPrompt(name = "talk.cover")
    public List<PromptMessage> talk() throws IOException {
        return List.of(
                PromptMessage.of(USER, cover()),
                PromptMessage.of(USER, FileData.handingOver(file(".txt", "blurb".getBytes()))),
                PromptMessage.of(ASSISTANT, "It is small."));
    }

    @Api(visibility = Visibility.PRIVATE)
    @McpPrompt
    public String misprint(boolean told) {
        return bench.fail(told);
    }

    private static Path file(String ending, byte[] content) throws IOException {
        return Files.write(Files.createTempFile("shelf", ending), content);
    }
}
