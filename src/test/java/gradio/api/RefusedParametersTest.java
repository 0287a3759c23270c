package gradio.api;

import static gradio.api.RefusedDeclarationsTest.assertRefused;

import gradio.files.FileData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a deployment for the name or the default of a parameter. */
class RefusedParametersTest {
    @Test
    void namesAreNeeded(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Nameless.java"), """
                public class Nameless {
                    @gradio.api.Api
                    public String f(String x) {
                        return x;
                    }
                }
                """);
        Assertions.assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", "target/classes", "-proc:none", source.toString()));
        try (var loader =
                new java.net.URLClassLoader(new java.net.URL[] {folder.toUri().toURL()})) {
            assertRefused(
                    loader.loadClass("Nameless").getConstructor().newInstance(),
                    "Nameless.f: parameter arg0: its name is not in the class file; compile with -parameters (in Maven"
                            + " <maven.compiler.parameters>true) or give @Arg(name)");
        }
    }

    @Test
    void someNamesAreTaken() {
        class Taken {
            @Api
            public void f(int fnIndex) {}
        }
        assertRefused(
                new Taken(),
                "Taken.f: parameter fnIndex: the name \"fn_index\" is taken by Gradio's clients; give another with"
                        + " @Arg(name)");
        class Given {
            @Api
            public void f(@Arg(name = "headers") String x) {}
        }
        assertRefused(
                new Given(),
                "Given.f: parameter x: the name \"headers\" is taken by Gradio's clients; give another with @Arg(name)");
    }

    @Test
    void namesMayHoldOnlySomeCharacters() {
        class Spaced {
            @Api
            public void f(@Arg(name = "my text") String x) {}
        }
        assertRefused(
                new Spaced(), "Spaced.f: parameter x: the name \"my text\" may hold only letters, digits, _ and -");
    }

    @Test
    void namesMustDiffer() {
        class Twins {
            @Api
            public void f(String imagePath, String image_path) {}
        }
        assertRefused(
                new Twins(),
                "Twins.f: parameter image_path: the name \"image_path\" on the wire is another parameter's already");
    }

    @Test
    void aDefaultMustBeJson() {
        class Bare {
            @Api
            public void f(@Arg(defaultValue = "red") String x) {}
        }
        assertRefused(
                new Bare(),
                "Bare.f: parameter x: the default red is not JSON; a text needs quotes of its own, as in \"\\\"red\\\"\"");
        class Empty {
            @Api
            public void f(@Arg(defaultValue = "") String x) {}
        }
        assertRefused(
                new Empty(),
                "Empty.f: parameter x: an empty default is not JSON; a text needs quotes of its own, as in \"\\\"red\\\"\"");
        class Twice {
            @Api
            public void f(@Arg(defaultValue = "1 2") int x) {}
        }
        assertRefused(
                new Twice(),
                "Twice.f: parameter x: the default 1 2 is not JSON; a text needs quotes of its own, as in \"\\\"red\\\"\"");
    }

    public enum Colour {
        RED,
        GREEN
    }

    @Test
    void aDefaultMustFit() {
        class Text {
            @Api
            public void f(@Arg(defaultValue = "\"x\"") int n) {}
        }
        assertRefused(
                new Text(), "Text.f: parameter n: the default \"x\" does not fit: must be a whole number, not \"x\"");
        class Upper {
            @Api
            public void f(@Arg(defaultValue = "\"RED\"") Colour colour) {}
        }
        assertRefused(
                new Upper(),
                "Upper.f: parameter colour: the default \"RED\" does not fit: must be one of 'red', 'green', not \"RED\"");
        class Missing {
            @Api
            public void f(@Arg(defaultValue = "null") String x) {}
        }
        assertRefused(new Missing(), "Missing.f: parameter x: the default null does not fit: must be a text, not null");
        class Items {
            @Api
            public void f(@Arg(defaultValue = "[1, \"2\"]") List<Integer> items) {}
        }
        assertRefused(
                new Items(),
                "Items.f: parameter items: the default [1, \"2\"] does not fit: item 2 must be a whole number, not \"2\"");
    }

    @Test
    void aFileHasNoDefault() {
        class One {
            @Api
            public void f(@Arg(defaultValue = "null") FileData file) {}
        }
        assertRefused(
                new One(),
                "One.f: parameter file: a file cannot have a default; an Optional<FileData> may be left out");
        class Many {
            @Api
            public void f(@Arg(defaultValue = "[{\"path\": \"x.png\"}]") List<FileData> files) {}
        }
        assertRefused(
                new Many(),
                "Many.f: parameter files: the default [{\"path\": \"x.png\"}] does not fit: item 1 cannot be a file");
        class Perhaps {
            @Api
            public void f(@Arg(defaultValue = "{\"path\": \"x.png\"}") Optional<FileData> file) {}
        }
        assertRefused(
                new Perhaps(),
                "Perhaps.f: parameter file: the default {\"path\": \"x.png\"} does not fit: cannot be a file");
    }
}
