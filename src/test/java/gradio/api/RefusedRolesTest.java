package gradio.api;

import static gradio.api.RefusedDeclarationsTest.assertRefused;

import gradio.files.FileData;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stops a deployment because of what endpoints are to be for agents. */
class RefusedRolesTest {
    @Test
    void everyRoleNeedsAnEndpoint() {
        class Tool {
            @McpTool
            public void f() {}
        }
        assertRefused(new Tool(), "Tool.f: it has @McpTool, but no @Api, which it needs");
        class Resource {
            @McpResource(uri = "a:b")
            public String f() {
                return "";
            }
        }
        assertRefused(new Resource(), "Resource.f: it has @McpResource, but no @Api, which it needs");
        class Prompt {
            @McpPrompt
            public String f() {
                return "";
            }
        }
        assertRefused(new Prompt(), "Prompt.f: it has @McpPrompt, but no @Api, which it needs");
    }

    @Test
    void namesMayHoldOnlySomeCharacters() {
        class Tool {
            @Api
            @McpTool(name = "a b")
            public void f() {}
        }
        assertRefused(
                new Tool(), "Tool.f: the tool's name \"a b\" may hold only 1 to 128 letters, digits, _, - and dots");
        class Prompt {
            @Api
            @McpPrompt(name = "a/b")
            public String f() {
                return "";
            }
        }
        assertRefused(
                new Prompt(),
                "Prompt.f: the prompt's name \"a/b\" may hold only 1 to 128 letters, digits, _, - and dots");
    }

    @Test
    void resourcesHaveUris() {
        class Relative {
            @Api
            @McpResource(uri = "rules")
            public String f() {
                return "";
            }
        }
        assertRefused(
                new Relative(),
                "Relative.f: the resource's uri \"rules\": it must be an absolute URI such as notes://today, or such a URI"
                        + " with variables, as notes://{day}");
    }

    @Test
    void variablesAreParametersAndParametersVariables() {
        class Forgetful {
            @Api
            @McpResource(uri = "a:{day}")
            public String f() {
                return "";
            }
        }
        assertRefused(
                new Forgetful(),
                "Forgetful.f: the resource's uri has the variable {day}, and no parameter is called so on the wire");
        class Curious {
            @Api
            @McpResource(uri = "a:b")
            public String f(@Arg(defaultValue = "1") int day, Progress progress) {
                return "";
            }
        }
        assertRefused(
                new Curious(),
                "Curious.f: parameter day: a resource gets its arguments from its uri, which has no variable {day}");
    }

    @Test
    void argumentsAreTexts() {
        class Resource {
            @Api
            @McpResource(uri = "a:{days}")
            public String f(List<String> days) {
                return "";
            }
        }
        assertRefused(
                new Resource(),
                "Resource.f: parameter days: what a resource is given is written as a text; it can be a String, a number,"
                        + " a boolean or an enum");
        class Prompt {
            @Api
            @McpPrompt
            public String f(FileData photo) {
                return "";
            }
        }
        assertRefused(
                new Prompt(),
                "Prompt.f: parameter photo: what a prompt is given is written as a text; it can be a String, a number, a"
                        + " boolean or an enum");
    }

    private static final String ONE_CONTENT =
            ": result: a resource has one content, so it can be no generator, no batch, no @Outputs of several and not void";

    @Outputs
    public record Two(String a, String b) {}

    @Test
    void resourcesHaveOneContent() {
        class Void {
            @Api
            @McpResource(uri = "a:b")
            public void f() {}
        }
        assertRefused(new Void(), "Void.f" + ONE_CONTENT);
        class Generator {
            @Api
            @McpResource(uri = "a:b")
            public Stream<String> f() {
                return Stream.of();
            }
        }
        assertRefused(new Generator(), "Generator.f" + ONE_CONTENT);
        class Several {
            @Api
            @McpResource(uri = "a:b")
            public Two f() {
                return new Two("", "");
            }
        }
        assertRefused(new Several(), "Several.f" + ONE_CONTENT);
        class Batch {
            @Api(batch = true)
            @McpResource(uri = "a:{x}")
            public List<String> f(List<String> x) {
                return x;
            }
        }
        assertRefused(new Batch(), "Batch.f" + ONE_CONTENT);
    }

    @Test
    void promptsReturnWhatIsSaid() {
        class Number {
            @Api
            @McpPrompt
            public int f() {
                return 1;
            }
        }
        assertRefused(new Number(), "Number.f: result: a prompt returns a String or a List<PromptMessage>");
        class Texts {
            @Api
            @McpPrompt
            public List<String> f() {
                return List.of();
            }
        }
        assertRefused(new Texts(), "Texts.f: result: a prompt returns a String or a List<PromptMessage>");
        class Batch {
            @Api(batch = true)
            @McpPrompt
            public List<PromptMessage> f(List<String> x) {
                return List.of();
            }
        }
        assertRefused(new Batch(), "Batch.f: result: a prompt returns a String or a List<PromptMessage>");
    }
}
