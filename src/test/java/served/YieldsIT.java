package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.Child;
import clients.RealClients;
import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import fixtures.Bounds;
import gradio.Server;
import gradio.api.Api;
import gradio.wire.Json;
import gradio.wire.RandomJson;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** Random values of many generators at once, over the wire: the users of both clients are given each, and the last as the result. */
@EachContainer
class YieldsIT {
    private static final int CALLS = 300;
    private static final int YIELDS = 5;

    private static final int LARGE = 8_000;

    private static Container container;

    private final List<JsonNode> told = new ArrayList<>(); // a list of values for each seed

    @Parameter
    ContainerKind kind;

    /** An author whose generators yield what is written in the stars. */
    public static final class Author implements ServletContextListener {
        private Server server;

        @Api(concurrencyLimit = Api.UNLIMITED)
        public Iterable<JsonNode> yields(int seed) {
            return new RandomJson(seed).values(YIELDS);
        }

        @Override
        public void contextInitialized(ServletContextEvent event) {
            server = Server.builder()
                    .limits(Bounds.maxQueueSize(CALLS))
                    .endpoints(this)
                    .build();
            server.mount(event.getServletContext(), "/");
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            server.close();
        }
    }

    @BeforeParameterizedClassInvocation
    static void start(ContainerKind kind) throws Exception {
        container = Container.start(kind, WebApp.of(new Author()));
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        container.close();
    }

    @Test
    @Tag("python")
    void thePythonClientTellsEachValue() throws Exception {
        for (String line : lines(RealClients.python("yields.py", arguments()))) told.add(Answers.read(line));
        expect(seed -> 0);
    }

    /** The client edits in place what its user was given before, so of large values only the last is sure to stay (trap 38). */
    @Test
    @Tag("node")
    void theJavaScriptClientTellsEachValue() throws Exception {
        for (String line : lines(RealClients.node("yields.mjs", arguments()))) told.add(Answers.read(line));
        expect(seed -> isLarge(seed) ? YIELDS - 1 : 0);
    }

    private static boolean isLarge(int seed) {
        return new RandomJson(seed)
                .values(YIELDS).stream().anyMatch(value -> ascii(value).length() > LARGE);
    }

    private static String[] arguments() {
        return new String[] {container.address("").toString(), String.valueOf(CALLS)};
    }

    private static String[] lines(Child child) {
        return child.expectSuccess().output().strip().split("\n");
    }

    /** @param first of the values of a seed, the first that is looked at */
    private void expect(IntUnaryOperator first) {
        assertEquals(CALLS, told.size());
        for (int seed = 0; seed < CALLS; seed++) {
            List<JsonNode> values = new ArrayList<>(new RandomJson(seed).values(YIELDS));
            values.add(values.get(YIELDS - 1)); // told once more, as the result
            assertEquals(values.size(), told.get(seed).size(), told.get(seed)::toString);
            for (int i = first.applyAsInt(seed); i < values.size(); i++) {
                JsonNode wanted = values.get(i);
                JsonNode heard = told.get(seed).get(i);
                assertTrue(wanted.equals(YieldsIT::compare, heard), () -> ascii(heard) + " is not " + ascii(wanted));
            }
        }
    }

    private static String ascii(JsonNode value) {
        return new String(Json.bytes(value), StandardCharsets.US_ASCII);
    }

    /** JavaScript writes 1.0 as 1. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) return Double.compare(one.doubleValue(), other.doubleValue());
        return one.equals(other) ? 0 : 1;
    }
}
