package gradio.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradio.api.Endpoint;
import gradio.api.McpTool;
import gradio.api.Param;
import gradio.web.Login;
import gradio.wire.Json;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How to call an endpoint from Python, JavaScript, a shell and as an agent's tool: programs that run as they stand beside a file
 * {@link Example#FILE_NAME}. Whoever has to say who he is keeps it in the environment and out of the program.
 */
final class Snippets {
    private static final String HANDLED = "handle_file(\"" + Example.FILE_NAME + "\")";
    private static final String UPLOADED = "{\"path\": \"'\"$FILE\"'\", \"meta\": {\"_type\": \"gradio.FileData\"}}";

    private final Login.Way login;
    private final boolean mcp;

    /** @param mcp whether agents are served */
    Snippets(Login.Way login, boolean mcp) {
        this.login = login;
        this.mcp = mcp;
    }

    /** @param root the public address of this server, without a slash at its end */
    ObjectNode of(Endpoint endpoint, String root) {
        ObjectNode snippets = Json.MAPPER.createObjectNode();
        snippets.put("python", python(endpoint, root));
        snippets.put("javascript", javascript(endpoint, root));
        snippets.put("bash", bash(endpoint, root));
        McpTool tool = endpoint.tool();
        if (mcp && tool != null) snippets.put("mcp", mcp(endpoint, tool, root));
        return snippets;
    }

    private String python(Endpoint endpoint, String root) {
        String who =
                switch (login) {
                    case NONE -> "";
                    case TOKEN -> ", headers={\"Authorization\": \"Bearer \" + os.environ[\"TOKEN\"]}";
                    case PASSWORD -> ", auth=(os.environ[\"GRADIO_USER\"], os.environ[\"GRADIO_PASSWORD\"])";
                };
        return """
                %sfrom gradio_client import Client%s

                client = Client("%s"%s)
                result = client.predict(
                %s    api_name="/%s",
                )
                print(result)""".formatted(
                        who.isEmpty() ? "" : "import os\n\n",
                        takesFile(endpoint) ? ", handle_file" : "",
                        root,
                        who,
                        arguments(endpoint, "    %s=%s,\n", param -> python(Example.of(param), HANDLED)),
                        endpoint.name());
    }

    private String javascript(Endpoint endpoint, String root) {
        String who =
                switch (login) {
                    case NONE -> "";
                    case TOKEN -> ", {\n  headers: { Authorization: `Bearer ${process.env.TOKEN}` },\n}";
                    case PASSWORD -> ", {\n  auth: [process.env.GRADIO_USER, process.env.GRADIO_PASSWORD],\n}";
                };
        return """
                import { Client%s } from "@gradio/client";

                const client = await Client.connect("%s"%s);
                const result = await client.predict("/%s", {
                %s});
                console.dir(result.data, { depth: null });""".formatted(
                        takesFile(endpoint) ? ", handle_file" : "",
                        root,
                        who,
                        endpoint.name(),
                        arguments(endpoint, "  \"%s\": %s,\n", param -> json(Example.of(param), HANDLED)));
    }

    private String bash(Endpoint endpoint, String root) {
        String who =
                switch (login) {
                    case NONE -> "";
                    case TOKEN -> " -H \"Authorization: Bearer $TOKEN\"";
                    case PASSWORD -> " -b cookies.txt";
                };
        String logIn = """
                curl -sS -o /dev/null -c cookies.txt --data-urlencode "username=$GRADIO_USER" \\
                  --data-urlencode "password=$GRADIO_PASSWORD" "%s/login"
                """.formatted(root);
        String upload = """
                FILE=$(curl -sS%s -F files=@%s "%s/gradio_api/upload" | tr -d '[]"')
                """.formatted(who, Example.FILE_NAME, root);
        return """
                %s%sEVENT_ID=$(curl -sS%3$s "%4$s/gradio_api/call/v2/%5$s" \\
                  -H "Content-Type: application/json" \\
                  -d '{%6$s}' \\
                  | cut -d '"' -f 4)
                curl -sSN%3$s "%4$s/gradio_api/call/%5$s/$EVENT_ID\"""".formatted(
                        login == Login.Way.PASSWORD ? logIn : "",
                        takesFile(endpoint) ? upload : "",
                        who,
                        root,
                        endpoint.name(),
                        listed(endpoint, param -> quoted(Example.of(param))));
    }

    private String mcp(Endpoint endpoint, McpTool tool, String root) {
        boolean file = takesFile(endpoint);
        String name = tool.name().isEmpty() ? endpoint.name() : tool.name();
        String call = "result = await client.call_tool(\"" + name + "\", {"
                + listed(endpoint, param -> python(Example.of(param), "photo")) + "})";
        String read = """
                photo = "data:image/jpeg;base64," + b64encode(Path("%s").read_bytes()).decode()
                """.formatted(Example.FILE_NAME);
        String form = login == Login.Way.NONE ? """
                import asyncio
                %sfrom mcp import Client

                url = "%s/gradio_api/mcp/"
                %s

                async def main():
                    async with Client(url) as client:
                        %s
                        print(result.content)


                asyncio.run(main())""" : """
                import asyncio
                import os
                %simport httpx2
                from mcp import Client
                from mcp.client.streamable_http import streamable_http_client

                url = "%s/gradio_api/mcp/"
                headers = {"Authorization": "Bearer " + os.environ["TOKEN"]}
                %s

                async def main():
                    http = httpx2.AsyncClient(headers=headers, timeout=300)
                    async with http, Client(streamable_http_client(url, http_client=http)) as client:
                        %s
                        print(result.content)


                asyncio.run(main())""";
        return form.formatted(
                file ? "from base64 import b64encode\nfrom pathlib import Path\n\n" : "\n",
                root,
                file ? read : "",
                call);
    }

    private static String arguments(Endpoint endpoint, String form, Function<Param, String> value) {
        return endpoint.params().stream()
                .map(param -> form.formatted(param.name(), value.apply(param)))
                .collect(Collectors.joining());
    }

    private static String listed(Endpoint endpoint, Function<Param, String> value) {
        return endpoint.params().stream()
                .map(param -> "\"" + param.name() + "\": " + value.apply(param))
                .collect(Collectors.joining(", "));
    }

    static boolean takesFile(Endpoint endpoint) {
        return endpoint.params().stream().map(Example::of).anyMatch(Example::holdsFile);
    }

    private static String python(JsonNode value, String file) {
        return written(value, file, leaf -> {
            if (leaf.isNull()) return "None";
            if (leaf.isBoolean()) return leaf.booleanValue() ? "True" : "False";
            return Json.text(leaf);
        });
    }

    private static String json(JsonNode value, String file) {
        return written(value, file, Json::text);
    }

    /** JSON inside single quotes of a shell, which one in a text would end. */
    private static String quoted(JsonNode value) {
        return written(value, UPLOADED, leaf -> Json.text(leaf).replace("'", "'\\''"));
    }

    private static String written(JsonNode value, String file, Function<JsonNode, String> leaf) {
        if (Example.isFile(value)) return file;
        if (value.isArray()) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            for (JsonNode item : value) items.add(written(item, file, leaf));
            return items.toString();
        }
        if (!value.isObject()) return leaf.apply(value);
        StringJoiner fields = new StringJoiner(", ", "{", "}");
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            fields.add(leaf.apply(Json.tree(field.getKey())) + ": " + written(field.getValue(), file, leaf));
        }
        return fields.toString();
    }
}
