package gradio.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradio.api.Api;
import gradio.api.DeclarationException;
import gradio.api.McpPrompt;
import gradio.api.McpResource;
import gradio.api.McpTool;
import gradio.api.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Two of one name stop a deployment. */
class DuplicatesTest {
    private static void assertRefused(String sentence, Executable start) {
        assertEquals(sentence, assertThrows(DeclarationException.class, start).getMessage());
    }

    public static final class Two {
        @Api
        @McpTool(name = "b")
        @McpPrompt(name = "b")
        public String a() {
            return "";
        }

        @Api
        @McpTool
        @McpPrompt
        public String b() {
            return "";
        }

        @Api
        @McpResource(uri = "x://{one}/c")
        public String c(String one) {
            return "";
        }

        @Api
        @McpResource(uri = "x://{other}/c")
        public String d(String other) {
            return "";
        }
    }

    @Test
    void eachIsThereOnce() {
        Registry two = new Registry().add(new Two());
        assertRefused(
                "The endpoints /a and /b are both the tool b; give one of them another @McpTool(name)",
                () -> new Tools(two, false));
        assertRefused(
                "The endpoints /a and /b are both the prompt b; give one of them another @McpPrompt(name)",
                () -> new Prompts(two));
        assertRefused(
                "The endpoints /c and /d are both the resource x://{other}/c; give one of them another @McpResource(uri)",
                () -> new Resources(two));
    }
}
