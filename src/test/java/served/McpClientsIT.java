package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.Child;
import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The unmodified clients of the Model Context Protocol, of both eras, with and without a slash at the end of the address. */
@EveryPlace
class McpClientsIT {
    private final Site site;
    private final Bench bench;
    private final String mark = Long.toString(System.nanoTime(), 36);

    McpClientsIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
        bench = servers.controls(place);
    }

    @ParameterizedTest
    @CsvSource({"v1,''", "v1,/", "v2-legacy,''", "v2-auto,''", "v2-auto,/"})
    @Tag("node")
    void typeScript(String kind, String end, @TempDir Path folder) throws Exception {
        Path photo = Files.write(folder.resolve("photo.jpg"), Photographs.jpeg(30, 40));
        assertServed(kind, Files.size(photo), RealClients.node("mcp.mjs", arguments(kind, end, photo)));
    }

    @ParameterizedTest
    @CsvSource({"legacy,''", "legacy,/", "auto,''", "auto,/"})
    @Tag("python")
    void python(String kind, String end, @TempDir Path folder) throws Exception {
        Path photo = Files.write(folder.resolve("photo.jpg"), Photographs.jpeg(30, 40));
        assertServed("py-" + kind, Files.size(photo), RealClients.python("agent.py", arguments(kind, end, photo)));
    }

    private String[] arguments(String kind, String end, Path photo) {
        return new String[] {
            site.home().toString(), site.at(Agent.PATH + end).toString(), kind, photo.toString(), mark + end
        };
    }

    private void assertServed(String kind, long bytes, Child child) throws Exception {
        String[] lines = child.expectSuccess().output().strip().split("\n");
        JsonNode seen = Answers.read(lines[lines.length - 1]);
        assertTrue(seen.get("tools").toString().contains("\"facts.of\""), seen::toString);
        assertEquals("[\"ax2.0\",\"ax2.0\"]", seen.get("scaled").toString());
        assertEquals(
                "[[\"image\",\"resource_link\",\"text\"]," + bytes + "]",
                seen.get("inline").toString());
        assertEquals(bytes, seen.get("own").asLong());
        assertTrue(seen.get("growing").asBoolean(), seen::toString);
        assertEquals(200, seen.get("failures").asInt());
        String ticket = seen.get("held").asText().substring("held kept ".length());
        assertTrue(ticket.startsWith(kind + " " + mark), seen::toString);
        assertEquals("cancelled", seen.get("cancelled").asText());
        bench.awaitReturn("stopped " + ticket);
        assertFalse(bench.wasKept("stopped " + ticket), "the work goes on");
        assertTrue(bench.wasKept("kept " + ticket));
    }
}
