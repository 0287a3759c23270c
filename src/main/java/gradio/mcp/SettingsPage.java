package gradio.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a person sees who opens the address in a browser: what is there, and what to put into the settings of well-known clients. */
final class SettingsPage {
    /** Nothing inline, nothing from elsewhere, nothing that runs. */
    static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The page of the API, which looks the same. */
    private static final String DOCS = "/gradio_api/docs";

    private final String title;
    private final boolean login;

    /** @param login whether clients need a token */
    SettingsPage(String title, boolean login) {
        this.title = title;
        this.login = login;
    }

    /**
     * @param root the public address of this server, without a slash at its end
     * @param things what there is, by headline; a list may be empty
     */
    String html(String root, Map<String, ? extends JsonNode> things) {
        StringBuilder html = new StringBuilder();
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append(" for agents</title>\n<link rel=\"stylesheet\" href=\"")
                .append(escaped(root + DOCS + "/page.css"))
                .append("\">\n</head>\n<body>\n<h1>")
                .append(escaped(title))
                .append(" for agents</h1>\n<p>This is the address of a server that speaks the Model Context Protocol"
                        + " (Streamable HTTP):</p>\n");
        String address = root + McpServlet.PATH + "/";
        pre(html, address);
        html.append("<p>What its tools do, and how programs call them, is in the <a href=\"")
                .append(escaped(root + DOCS))
                .append("\">documentation of its API</a>.</p>\n");
        if (login) html.append("<p>It asks for a login: put a token of yours in the place of TOKEN.</p>\n");
        things.forEach((headline, list) -> {
            if (!list.isEmpty()) list(html, headline, list);
        });
        html.append("<h2>Settings</h2>\n");
        settings(address).forEach((client, text) -> {
            html.append("<h3>").append(escaped(client)).append("</h3>\n");
            pre(html, text);
        });
        return html.append("</body>\n</html>\n").toString();
    }

    private static void list(StringBuilder html, String headline, JsonNode things) {
        html.append("<h2>").append(headline).append("</h2>\n<dl>\n");
        for (JsonNode thing : things) {
            html.append("<dt><code>")
                    .append(escaped(thing.path("name").asText()))
                    .append("</code></dt>\n<dd>")
                    .append(escaped(thing.path("description").asText()))
                    .append("</dd>\n");
        }
        html.append("</dl>\n");
    }

    private static void pre(StringBuilder html, String text) {
        html.append("<pre>").append(escaped(text)).append("</pre>\n");
    }

    /** By client, what goes into its settings file or on its command line. */
    private Map<String, String> settings(String address) {
        String name =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String key = name.isEmpty() ? "gradio" : name;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "Claude Code",
                "claude mcp add --transport http " + key + " " + address
                        + (login ? " --header \"Authorization: Bearer TOKEN\"" : ""));
        settings.put("Cursor (.cursor/mcp.json)", json("mcpServers", key, "", "url", address));
        settings.put("VS Code (.vscode/mcp.json)", json("servers", key, "\"type\": \"http\",\n      ", "url", address));
        settings.put("Windsurf (mcp_config.json)", json("mcpServers", key, "", "serverUrl", address));
        settings.put(
                "Cline (cline_mcp_settings.json)",
                json("mcpServers", key, "\"type\": \"streamableHttp\",\n      ", "url", address));
        settings.put("Gemini CLI (settings.json)", json("mcpServers", key, "", "httpUrl", address));
        settings.put("Claude Desktop, and others that only start programs", bridge(key, address));
        return settings;
    }

    private String json(String group, String key, String before, String property, String address) {
        String headers = login ? ",\n      \"headers\": { \"Authorization\": \"Bearer TOKEN\" }" : "";
        return """
                {
                  "%s": {
                    "%s": {
                      %s"%s": "%s"%s
                    }
                  }
                }""".formatted(group, key, before, property, address, headers);
    }

    private String bridge(String key, String address) {
        String header = login ? ", \"--header\", \"Authorization: Bearer TOKEN\"" : "";
        return """
                {
                  "mcpServers": {
                    "%s": {
                      "command": "npx",
                      "args": ["mcp-remote", "%s"%s]
                    }
                  }
                }""".formatted(key, address, header);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
