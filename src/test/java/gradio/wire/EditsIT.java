package gradio.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.Child;
import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random values, one after the other: what the clients' own {@code apply_diff} makes of our edits is the next value each time. */
class EditsIT {
    private static final int RUNS = 2_000;
    private static final int YIELDS = 6;

    @TempDir
    static Path folder;

    private static Path cases;

    @BeforeAll
    static void write() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int seed = 0; seed < RUNS; seed++) lines.add(line(new RandomJson(seed).values(YIELDS)));
        cases = Files.write(folder.resolve("cases"), lines);
    }

    private static String line(List<JsonNode> values) throws IOException {
        ObjectNode run = Json.MAPPER.createObjectNode();
        run.set("first", values.get(0));
        ArrayNode steps = run.putArray("steps");
        for (int i = 1; i < values.size(); i++) {
            steps.addArray()
                    .add(Edits.between(values.get(i - 1), values.get(i)))
                    .add(values.get(i));
        }
        return Json.MAPPER.writeValueAsString(run);
    }

    @Test
    @Tag("python")
    void thePythonClientArrivesAtEachValue() throws Exception {
        expectNoneWrong(RealClients.python("edits.py", cases.toString()));
    }

    @Test
    @Tag("node")
    void theJavaScriptClientArrivesAtEachValue() throws Exception {
        expectNoneWrong(RealClients.node("edits.mjs", cases.toString()));
    }

    private static void expectNoneWrong(Child child) {
        String said = child.expectSuccess().output();
        String all = "{\"steps\":" + RUNS * (YIELDS - 1) + ",\"wrong\":0}";
        assertTrue(said.strip().endsWith(all), said);
    }
}
