package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import clients.Child;
import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

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

    @TestFactory
    @Tag("node")
    Stream<DynamicTest> typeScript(@TempDir Path folder) throws Exception {
        return each(
                folder,
                List.of("v1", "v1/", "v2-legacy", "v2-legacy/", "v2-auto", "v2-auto/"),
                arguments -> RealClients.node("mcp.mjs", arguments));
    }

    @TestFactory
    @Tag("python")
    Stream<DynamicTest> python(@TempDir Path folder) throws Exception {
        return each(
                folder,
                List.of("legacy", "legacy/", "auto", "auto/"),
                arguments -> RealClients.python("agent.py", arguments));
    }

    @FunctionalInterface
    private interface Client {
        Child run(String... arguments) throws Exception;
    }

    /** One process for all cases: it takes longer to start than most of them. */
    private Stream<DynamicTest> each(Path folder, List<String> cases, Client client) throws Exception {
        Path photo = Files.write(folder.resolve("photo.jpg"), Photographs.jpeg(30, 40));
        long bytes = Files.size(photo);
        List<String> arguments = new ArrayList<>(
                List.of(site.home().toString(), site.at(Agent.PATH).toString(), photo.toString(), mark));
        arguments.addAll(cases);
        String said =
                client.run(arguments.toArray(String[]::new)).expectSuccess().output();
        return cases.stream().map(name -> dynamicTest(name, () -> assertServed(name, bytes, said)));
    }

    private void assertServed(String name, long bytes, String said) throws Exception {
        JsonNode seen = said.lines()
                .filter(line -> line.startsWith("{\"case\":\"" + name + "\","))
                .map(Answers::read)
                .findFirst()
                .orElseThrow(() -> new AssertionError(said));
        assertFalse(seen.has("error"), () -> seen.get("error").asText());
        assertTrue(seen.get("tools").toString().contains("\"facts.of\""), seen::toString);
        assertEquals("[\"ax2.0\",\"ax2.0\"]", seen.get("scaled").toString());
        assertEquals(
                "[[\"image\",\"resource_link\",\"text\"]," + bytes + "]",
                seen.get("inline").toString());
        assertEquals(bytes, seen.get("own").asLong());
        assertEquals("[7,3,3]", seen.get("offered").toString());
        assertEquals("Emma, page 7", seen.get("read").asText());
        assertEquals("Recommend 3 gloomy books of anybody", seen.get("prompt").asText());
        // The second TypeScript client makes the old number the new one by itself.
        boolean old = List.of("v1", "v1/", "legacy", "legacy/").contains(name);
        assertEquals(old ? -32002 : -32602, seen.get("missing").asInt());
        assertTrue(seen.get("growing").asBoolean(), seen::toString);
        assertEquals(200, seen.get("failures").asInt());
        String ticket = name + " " + mark;
        assertEquals("held kept " + ticket, seen.get("held").asText());
        assertEquals("cancelled", seen.get("cancelled").asText());
        bench.awaitReturn("stopped " + ticket);
        assertFalse(bench.wasKept("stopped " + ticket), "the work goes on");
        assertTrue(bench.wasKept("kept " + ticket));
    }
}
