package hello;

import gradio.Server;
import gradio.api.Api;
import gradio.api.Arg;
import gradio.api.Progress;
import gradio.files.FileData;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@WebListener
public final class Hello implements ServletContextListener {
    private Server server;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        server = Server.builder().title("Hello").endpoints(this).build();
        server.mount(event.getServletContext(), "/");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        server.close();
    }

    @Api(description = "Says hello.")
    public String greet(String name, @Arg(description = "How loud", defaultValue = "1") int marks, Progress progress) {
        progress.at(0.5, "Thinking");
        return "Hello " + name + "!".repeat(marks);
    }

    @Api(description = "Counts with strokes.")
    public Stream<String> count(int n) {
        return IntStream.rangeClosed(1, n).mapToObj("|"::repeat);
    }

    @Api(description = "Turns a text around.")
    public FileData reverse(FileData text) throws IOException {
        Path reversed = Files.createTempFile("reversed", ".txt");
        Files.writeString(reversed, new StringBuilder(Files.readString(text.file())).reverse());
        return FileData.handingOver(reversed).named("reversed.txt");
    }
}
