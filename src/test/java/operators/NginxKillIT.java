package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import containers.ContainerKind;
import containers.EachContainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import reliability.Figures;
import reliability.JavaProcess;
import reliability.ServerProcess;
import served.Answers;

/** The server behind nginx is killed while one client's call runs and the other's waits in line, is away for a while, and comes back. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "nginx is Debian's.")
@EachContainer
class NginxKillIT {
    private static final String CONTEXT = "/tbi";
    private static final long LIMIT_MS = 5_000;

    @Parameter
    ContainerKind kind;

    @TempDir
    Path files;

    @TempDir
    Path folder;

    @Test
    void clientsAreToldAtOnceAndWorkAgainAfterwards() throws Exception {
        try (JavaProcess server = ServerProcess.start(kind, 0, CONTEXT, files)) {
            int port = ServerProcess.site(server).home().getPort();
            try (Nginx nginx = Nginx.start(folder, port);
                    JavaProcess python = client("killed.py", nginx);
                    JavaProcess javaScript = client("killed.mjs", nginx)) {
                List<JavaProcess> clients = List.of(python, javaScript);
                for (JavaProcess client : clients) client.await("Waiting");
                double killed = System.currentTimeMillis() / 1000.0;
                server.process().destroyForcibly().waitFor();
                for (JavaProcess client : clients) expectErrors(client, killed);
                try (JavaProcess again = ServerProcess.start(kind, port, CONTEXT, files)) {
                    ServerProcess.site(again);
                    for (JavaProcess client : clients) {
                        client.tell("It is back");
                        if (client == python) expectResult(client, "same client");
                        expectResult(client, "new client");
                    }
                }
            }
        }
    }

    private static JavaProcess client(String script, Nginx nginx) throws Exception {
        return JavaProcess.start(
                RealClients.script(script, nginx.address(CONTEXT).toString()));
    }

    private void expectErrors(JavaProcess client, double killed) throws Exception {
        Figures figures = new Figures("nginx", kind);
        JsonNode waiting = expectError(client, "waiting");
        figures.atMost(
                LIMIT_MS, millis(waiting.get("at").asDouble() - killed), "ms until a call ended: " + words(waiting));
        for (String what : List.of("call", "connect")) {
            JsonNode away = expectError(client, what);
            figures.atMost(LIMIT_MS, millis(away.get("took").asDouble()), "ms until it was told: " + words(away));
        }
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1000);
    }

    private static String words(JsonNode seen) {
        return seen.get("what").asText() + ", " + seen.get("error").asText();
    }

    private static JsonNode expectError(JavaProcess client, String what) throws Exception {
        JsonNode seen = seen(client, what);
        assertTrue(seen.has("error"), seen::toString);
        return seen;
    }

    private static void expectResult(JavaProcess client, String what) throws Exception {
        JsonNode seen = seen(client, what);
        assertEquals("slept", seen.path("result").asText(), seen::toString);
    }

    private static JsonNode seen(JavaProcess client, String what) throws Exception {
        JsonNode seen = Answers.read(client.await("Seen "));
        assertEquals(what, seen.get("what").asText(), seen::toString);
        return seen;
    }
}
