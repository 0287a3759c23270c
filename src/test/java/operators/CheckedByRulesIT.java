package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import clients.Child;
import clients.Needed;
import clients.RealClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What no test can run, since it wants systemd, a registry of images or a cluster: their own checkers find nothing wrong. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "They are for Linux.")
class CheckedByRulesIT {
    private static final Path SYSTEMD = Path.of("/usr/bin/systemd-analyze");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** systemd wants the command to be there, so Tomcat is elsewhere for once. */
    @Test
    void systemdUnit(@TempDir Path folder) throws Exception {
        Needed.unlessThere(Files.exists(SYSTEMD), SYSTEMD + " is not there.");
        Installation tomcat = Installation.ofTomcat(Files.createDirectory(folder.resolve("opt")));
        String unit = Files.readString(Guide.FOLDER.resolve("tbi.service"))
                .replace("/opt/tomcat", tomcat.home().toString());
        Path file = Files.writeString(folder.resolve("tbi.service"), unit);
        List<String> verify =
                List.of(SYSTEMD.toString(), "verify", "--man=no", "--recursive-errors=no", file.toString());
        assertEquals("", Child.run(verify, LIMIT).expectSuccess().output());
    }

    @Test
    @Tag("python")
    void containerfile() throws Exception {
        Child hadolint = RealClients.pythonTool(
                "hadolint", Guide.FOLDER.resolve("Containerfile").toString());
        assertEquals("", hadolint.expectSuccess().output());
    }

    @Test
    @Tag("python")
    void kubernetesManifest() throws Exception {
        RealClients.pythonTool(
                        "kubernetes-validate",
                        "--strict",
                        Guide.FOLDER.resolve("kubernetes.yaml").toString())
                .expectSuccess();
    }
}
