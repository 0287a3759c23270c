package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol's own conformance suite, in both eras. */
@EachContainer
@Tag("node")
class McpConformanceIT {
    private static final List<String> BOTH = List.of(
            "tools-list",
            "tools-call-simple-text",
            "tools-call-image",
            "tools-call-error",
            "tools-call-with-progress",
            "server-sse-multiple-streams",
            "dns-rebinding-protection");

    private static final Map<String, List<String>> APPLIES = Map.of(
            "2025-11-25", with("server-initialize", "server-session-lifecycle", "ping"),
            "2026-07-28", with("server-stateless", "caching", "http-header-validation"));

    private static final String NO_RESOURCES = "there are no resources: files are links that any client can fetch";
    private static final String NO_PROMPTS = "there are no prompts";
    private static final String NO_QUESTIONS = "tools ask neither users nor models for anything";
    private static final String LINKS = "files come as links, and only images beside them as blocks";

    /** Every other scenario for servers, and why it does not apply. */
    private static final Map<String, String> DOES_NOT_APPLY = reasons(
            NO_RESOURCES,
            "resources-.*|sep-2164-resource-not-found",
            NO_PROMPTS,
            "prompts-.*|completion-complete",
            NO_QUESTIONS,
            "input-required-result-.*|tools-call-sampling|tools-call-elicitation|elicitation-.*",
            LINKS,
            "tools-call-audio|tools-call-embedded-resource|tools-call-mixed-content",
            "logging is deprecated, and what a tool says of its work is progress",
            "logging-set-level|tools-call-with-logging",
            "schemas are made from Java's types, which have no such words",
            "json-schema-2020-12",
            "no parameter is mirrored into a header, which is for servers to choose",
            "http-custom-header-server-validation",
            "streams are short and are not resumed; pending in the suite itself",
            "server-sse-polling",
            "an extension that is not offered",
            "tasks-.*|sep-2640-.*");

    /** Checks within the scenarios that apply which ask for what is not there, for the reasons above. */
    private static final Map<String, String> CHECKS_THAT_DO_NOT_APPLY = reasons(
            NO_QUESTIONS,
            "sep-2575-server-rejects-undeclared-capability|sep-2575-missing-capability-http-400",
            NO_RESOURCES + "; " + NO_PROMPTS,
            "sep-2549-(prompts|resources)-.*");

    private static final Set<String> RIGHT = Set.of("SUCCESS", "INFO", "SKIPPED");

    private static final Pattern SCENARIO = Pattern.compile("(?m)^  - ([a-z0-9-]+)");

    @Parameter
    ContainerKind kind;

    private static List<String> with(String... more) {
        return Stream.concat(BOTH.stream(), Stream.of(more)).toList();
    }

    private static Map<String, String> reasons(String... reasonAndNames) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (int i = 0; i < reasonAndNames.length; i += 2) reasons.put(reasonAndNames[i + 1], reasonAndNames[i]);
        return reasons;
    }

    private static boolean isExcused(String name, Map<String, String> reasons) {
        return reasons.keySet().stream().anyMatch(name::matches);
    }

    static List<Arguments> runs() {
        List<Arguments> runs = new ArrayList<>();
        new TreeMap<>(APPLIES).forEach((era, names) -> names.forEach(name -> runs.add(Arguments.of(era, name))));
        return runs;
    }

    @ParameterizedTest
    @MethodSource("runs")
    void passes(String era, String scenario, @TempDir Path results) throws Exception {
        Server server = Server.builder()
                .title("Conformance")
                .endpoints(new ConformanceTools())
                .build();
        String said;
        try (Container container = Container.start(kind, WebApp.of(Prey.serving(server)))) {
            String url = new Site(container.address("")).at(Agent.PATH).toString();
            said = RealClients.conformance(
                            "server",
                            "--url=" + url,
                            "--scenario=" + scenario,
                            "--spec-version=" + era,
                            "--output-dir=" + results)
                    .output();
        }
        List<JsonNode> checks = checks(results);
        List<JsonNode> wrong = new ArrayList<>();
        for (JsonNode check : checks) {
            boolean right = RIGHT.contains(check.get("status").asText());
            if (!right && !isExcused(check.get("id").asText(), CHECKS_THAT_DO_NOT_APPLY)) wrong.add(check);
        }
        assertEquals(List.of(), wrong);
        assertTrue(
                checks.stream().anyMatch(check -> check.get("status").asText().equals("SUCCESS")), said);
    }

    private static List<JsonNode> checks(Path results) throws Exception {
        if (!Files.exists(results)) return List.of();
        List<JsonNode> checks = new ArrayList<>();
        try (Stream<Path> all = Files.walk(results)) {
            for (Path file : all.filter(path -> path.endsWith("checks.json")).toList())
                Answers.read(Files.readString(file)).forEach(checks::add);
        }
        return checks;
    }

    /** A newer suite may know more. */
    @Test
    void everyScenarioOfTheSuiteIsEitherRunOrExcused() throws Exception {
        String list =
                RealClients.conformance("list", "--server").expectSuccess().output();
        Set<String> unknown = new TreeSet<>();
        int known = 0;
        for (Matcher scenario = SCENARIO.matcher(list); scenario.find(); known++) {
            String name = scenario.group(1);
            boolean run = APPLIES.values().stream().anyMatch(names -> names.contains(name));
            if (run == isExcused(name, DOES_NOT_APPLY)) unknown.add(name);
        }
        assertEquals(Set.of(), unknown);
        assertTrue(known > 50, list);
    }
}
