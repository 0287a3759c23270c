package gradio.http;

import gradio.api.Endpoint;
import gradio.api.Param;
import gradio.api.Registry;
import gradio.api.Visibility;
import gradio.web.Login;
import gradio.wire.Json;
import java.util.List;
import java.util.stream.Collectors;

/** {@code llms.txt}: what a language model needs to know to use this server, in the form of llmstxt.org. */
final class Llms {
    private final Registry registry;
    private final Facts facts;
    private final Snippets snippets;

    Llms(Registry registry, Facts facts) {
        this.registry = registry;
        this.facts = facts;
        this.snippets = new Snippets(facts.login(), facts.mcp());
    }

    /** @param root the public address of this server, without a slash at its end */
    String text(String root) {
        List<Endpoint> listed = registry.endpoints().stream()
                .filter(endpoint -> endpoint.visibility() == Visibility.PUBLIC)
                .toList();
        return """
                # %1$s

                > A server that speaks Gradio's API at %2$s. Endpoints are called by name with JSON arguments; files are uploaded first.
                %3$s%4$s%5$s
                ## API

                - [Documentation](%2$s/gradio_api/docs): a page with a form to try each endpoint and programs that call it
                - [OpenAPI](%2$s/gradio_api/openapi.json): every endpoint with its types, as an OpenAPI document
                - [Info](%2$s/gradio_api/info): the same in Gradio's form, with programs in Python, JavaScript and for a shell
                %6$s""".formatted(facts.title(), root, login(), endpoints(listed), howTo(listed, root), agents(root));
    }

    private String login() {
        return switch (facts.login()) {
            case NONE -> "";
            case TOKEN -> "\nEvery request needs the header `Authorization: Bearer TOKEN`.\n";
            case PASSWORD ->
                "\nEvery request needs the cookie that `POST /login` gives for `username` and `password`.\n";
        };
    }

    private static String endpoints(List<Endpoint> listed) {
        if (listed.isEmpty()) return "\nIt lists no endpoints.\n";
        return "\nEndpoints:\n\n" + listed.stream().map(Llms::line).collect(Collectors.joining());
    }

    private static String line(Endpoint endpoint) {
        String parameters = endpoint.params().stream().map(Llms::parameter).collect(Collectors.joining(", "));
        String returns = endpoint.outputPythons().stream().map(Llms::type).collect(Collectors.joining(", "));
        StringBuilder line = new StringBuilder("- `")
                .append(endpoint.name())
                .append('(')
                .append(parameters)
                .append(") -> [")
                .append(returns)
                .append("]`");
        if (!endpoint.description().isEmpty()) line.append(": ").append(oneLine(endpoint.description()));
        line.append('\n');
        for (Param param : endpoint.params()) {
            if (param.description().isEmpty()) continue;
            line.append("  - `")
                    .append(param.name())
                    .append("`: ")
                    .append(oneLine(param.description()))
                    .append('\n');
        }
        return line.toString();
    }

    private static String parameter(Param param) {
        String value = param.defaultValue() == null ? "" : " = " + Json.text(param.defaultValue());
        return param.name() + ": " + type(param.python()) + value;
    }

    private static String type(String python) {
        return python.replace("filepath", "file");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The first endpoint that takes a file shows the most. */
    private String howTo(List<Endpoint> listed, String root) {
        if (listed.isEmpty()) return "";
        Endpoint shown = listed.stream().filter(Snippets::takesFile).findFirst().orElse(listed.get(0));
        String upload = Snippets.takesFile(shown)
                ? "upload the file (at most " + facts.maxFileSize()
                        + " bytes), call with the path that comes back, read the result"
                : "call, read the result";
        return """

                To call one from a shell: %s. The result is a stream of server-sent events; `event: complete` carries a JSON \
                array of the outputs, in which a file has its address under `url`, and `event: error` says why there is none. \
                A result can be read once.

                ```sh
                %s
                ```
                """.formatted(upload, snippets.of(shown, root).get("bash").textValue());
    }

    private String agents(String root) {
        if (!facts.mcp()) return "";
        String how = facts.login() == Login.Way.NONE ? "" : ", with the header `Authorization: Bearer TOKEN`";
        return "- [MCP](" + root + "/gradio_api/mcp/): the tools of the Model Context Protocol (Streamable HTTP)" + how
                + "\n";
    }
}
