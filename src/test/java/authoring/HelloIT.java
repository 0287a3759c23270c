package authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clients.Child;
import clients.RealClients;
import containers.ContainerKind;
import containers.EachContainer;
import gradio.api.DeclarationException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import reliability.JavaProcess;
import reliability.RedeployProcess;

/** A first app, thirty lines long, in a WAR of its own: both of Gradio's clients use it as they would use one in Python. */
@EachContainer
class HelloIT {
    private static final String SEEN =
            "{\"endpoints\":[\"/count\",\"/greet\",\"/reverse\"],\"greeting\":\"Hello Ada!\","
                    + "\"louder\":\"Hello Ada!!!\",\"progress\":[0.5,\"Thinking\"],\"counted\":[\"|\",\"||\",\"|||\"],"
                    + "\"reversed\":\"adA\",\"name\":\"reversed.txt\"}";

    private static JavaProcess container;
    private static String address;

    @Parameter
    ContainerKind kind;

    @TempDir
    Path folder;

    @BeforeParameterizedClassInvocation
    static void start(ContainerKind kind, @TempDir Path folder) throws Exception {
        container = deploy(kind, folder, "-parameters");
        address = container.await(RedeployProcess.DEPLOYED);
        container.letTalk();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        container.close();
    }

    private static JavaProcess deploy(ContainerKind kind, Path folder, String... compilerOptions) throws Exception {
        Author.build(folder.resolve(RedeployProcess.WAR), compilerOptions);
        JavaProcess process = RedeployProcess.start(kind, folder);
        process.tell("deploy");
        return process;
    }

    @Test
    @Tag("python")
    void answersThePythonClient() throws Exception {
        assertEquals(SEEN, lastLine(RealClients.python("hello.py", address, text().toString())));
    }

    @Test
    @Tag("node")
    void answersTheJavaScriptClient() throws Exception {
        assertEquals(SEEN, lastLine(RealClients.node("hello.mjs", address, text().toString())));
    }

    private Path text() throws Exception {
        return Files.writeString(folder.resolve("name.txt"), "Ada");
    }

    private static String lastLine(Child child) {
        String[] lines = child.expectSuccess().output().strip().split("\n");
        return lines[lines.length - 1];
    }

    /** The author reads this at the first start, and what to do about it. */
    @Test
    void classesWithoutTheNamesOfParametersAreNotDeployed() throws Exception {
        try (JavaProcess refusing = deploy(kind, folder)) {
            String said = refusing.await(DeclarationException.class.getName() + ": ");
            assertEquals(
                    "Hello.*: parameter arg0: its name is not in the class file; compile with -parameters"
                            + " (in Maven <maven.compiler.parameters>true) or give @Arg(name)",
                    said.replaceFirst("count|greet|reverse", "*"));
        }
    }
}
