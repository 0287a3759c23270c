package operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.Needed;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import served.Answers;

/** What is in the files that the build makes. */
class ShippedIT {
    private static final Path WAR = Path.of("target/tbi.war");
    private static final Path ENGINE = Path.of("target/tbi-engine.jar");
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String SBOM = "META-INF/sbom/";

    @Test
    void theListOfLibrariesIsWhatIsThere() throws Exception {
        try (ZipFile war = new ZipFile(WAR.toFile())) {
            Set<String> jars = new TreeSet<>();
            for (String name : names(war))
                if (name.matches(LIBRARIES + ".+")) jars.add(name.substring(LIBRARIES.length()));
            Set<String> listed = new TreeSet<>();
            for (JsonNode component : components(war, "application.cdx.json"))
                listed.add(component.get("name").asText() + "-"
                        + component.get("version").asText() + ".jar");
            assertEquals(jars, listed, "Maven renews the list only when it is online (without -o).");
        }
    }

    @Test
    void theListOfThePagesPackagesIsWhatWasInstalled() throws Exception {
        Set<String> locked = new TreeSet<>();
        JsonNode lock = Answers.read(Files.readString(Path.of("src/main/npm/package-lock.json")));
        lock.get("packages").fields().forEachRemaining(one -> {
            if (!one.getKey().isEmpty())
                locked.add(one.getKey().replaceFirst(".*node_modules/", "") + " "
                        + one.getValue().get("version").asText());
        });
        try (ZipFile war = new ZipFile(WAR.toFile())) {
            Set<String> listed = new TreeSet<>();
            for (JsonNode component : components(war, "page.cdx.json"))
                listed.add(component.get("name").asText() + " "
                        + component.get("version").asText());
            assertEquals(locked, listed);
        }
    }

    @Test
    void theEnginesJarIsTheEngine() throws Exception {
        try (ZipFile jar = new ZipFile(ENGINE.toFile())) {
            Set<String> others = names(jar);
            assertTrue(others.removeIf(name -> name.startsWith("gradio/")));
            others.removeIf(name -> name.startsWith("META-INF/"));
            assertEquals(Set.of(), others);
        }
    }

    private static JsonNode components(ZipFile war, String name) throws IOException {
        ZipEntry entry = war.getEntry(SBOM + name);
        Needed.unlessThere(entry != null, WAR + " has no " + name + ": Maven makes none while it is offline.");
        try (InputStream in = war.getInputStream(Objects.requireNonNull(entry))) {
            JsonNode sbom = Answers.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertEquals("CycloneDX", sbom.get("bomFormat").asText());
            return sbom.get("components");
        }
    }

    private static Set<String> names(ZipFile zip) {
        return zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
