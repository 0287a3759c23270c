package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

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
            "resources-list",
            "resources-read-text",
            "resources-read-binary",
            "resources-templates-read",
            "prompts-list",
            "prompts-get-simple",
            "prompts-get-with-args",
            "prompts-get-embedded-resource",
            "prompts-get-with-image",
            "dns-rebinding-protection");

    private static final Map<String, List<String>> APPLIES = Map.of(
            "2025-11-25", with("server-initialize", "server-session-lifecycle", "ping"),
            "2026-07-28", with("server-stateless", "caching", "http-header-validation", "sep-2164-resource-not-found"));

    private static final String NO_QUESTIONS = "tools ask neither users nor models for anything";
    private static final String LINKS = "files come as links, and only images beside them as blocks";

    /** Every other scenario for servers, and why it does not apply. */
    private static final Map<String, String> DOES_NOT_APPLY = reasons(
            "what a resource holds is asked for when it is wanted; the modern era has no such methods",
            "resources-(un)?subscribe",
            "what a person may type is a host's business as long as it is a few words",
            "completion-complete",
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
    private static final Map<String, String> CHECKS_THAT_DO_NOT_APPLY =
            reasons(NO_QUESTIONS, "sep-2575-server-rejects-undeclared-capability|sep-2575-missing-capability-http-400");

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

    /** One process for all scenarios of an era, also those that do not apply: it takes longer to start than to run. */
    @TestFactory
    Stream<DynamicTest> passes(@TempDir Path folder) throws Exception {
        Server server = Server.builder()
                .title("Conformance")
                .endpoints(new ConformanceTools())
                .build();
        List<DynamicTest> scenarios = new ArrayList<>();
        try (Container container = Container.start(kind, WebApp.of(Prey.serving(server)))) {
            String url = new Site(container.address("")).at(Agent.PATH).toString();
            for (String era : new TreeSet<>(APPLIES.keySet())) {
                Path results = folder.resolve(era);
                String said = RealClients.conformance(
                                "server",
                                "--url=" + url,
                                "--suite=all",
                                "--spec-version=" + era,
                                "--output-dir=" + results)
                        .output();
                for (String scenario : APPLIES.get(era)) {
                    List<JsonNode> checks = checks(results, scenario);
                    scenarios.add(dynamicTest(era + " " + scenario, () -> assertPassed(checks, said)));
                }
            }
        }
        return scenarios.stream();
    }

    private static void assertPassed(List<JsonNode> checks, String said) {
        List<JsonNode> wrong = new ArrayList<>();
        for (JsonNode check : checks) {
            boolean right = RIGHT.contains(check.get("status").asText());
            if (!right && !isExcused(check.get("id").asText(), CHECKS_THAT_DO_NOT_APPLY)) wrong.add(check);
        }
        assertEquals(List.of(), wrong, said);
        assertTrue(
                checks.stream().anyMatch(check -> check.get("status").asText().equals("SUCCESS")), said);
    }

    private static List<JsonNode> checks(Path results, String scenario) throws Exception {
        Pattern folder = Pattern.compile("server-" + scenario + "-\\d.*");
        List<JsonNode> checks = new ArrayList<>();
        try (Stream<Path> all = Files.list(results)) {
            for (Path one : all.toList()) {
                if (!folder.matcher(one.getFileName().toString()).matches()) continue;
                Answers.read(Files.readString(one.resolve("checks.json"))).forEach(checks::add);
            }
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
