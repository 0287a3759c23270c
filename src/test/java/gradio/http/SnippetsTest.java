package gradio.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.Api;
import gradio.api.Arg;
import gradio.api.Endpoint;
import gradio.api.McpTool;
import gradio.api.Registry;
import gradio.files.FileData;
import gradio.web.Login;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnippetsTest {
    /** What may be left out is left out. */
    public record Note(FileData of, List<Double> lines, Optional<String> more) {}

    /** Of these the first is taken. */
    public enum Way {
        BY_LAND,
        BY_SEA
    }

    /** One with something of everything, one that is a tool, and one without any parameter. */
    public static final class Author {
        @Api
        public String many(
                FileData image,
                String text,
                char letter,
                int whole,
                @Arg(defaultValue = "true") boolean flag,
                @Arg(defaultValue = "\"it's\"") String said,
                @Arg(defaultValue = "{\"a\":[null,false,1.5]}") Map<String, JsonNode> object,
                Optional<FileData> cover,
                List<String> items,
                Note note,
                Map<String, Integer> counts,
                Way way) {
            return text;
        }

        @Api
        @McpTool(name = "look")
        public String seen(FileData image) {
            return "";
        }

        @Api
        public String none() {
            return "";
        }
    }

    private static final String ROOT = "http://example.org/app";

    private static String of(String endpoint, String language, Login.Way login) {
        Endpoint found = new Registry().add(new Author()).byName(endpoint).orElseThrow();
        return new Snippets(login, true).of(found, ROOT).path(language).asText();
    }

    private static String of(String endpoint, String language) {
        return of(endpoint, language, Login.Way.NONE);
    }

    @Test
    void python() {
        assertEquals("""
                from gradio_client import Client, handle_file

                client = Client("http://example.org/app")
                result = client.predict(
                    image=handle_file("photo.jpg"),
                    text="Hello",
                    letter="A",
                    whole=3,
                    flag=True,
                    said="it's",
                    object={"a": [None, False, 1.5]},
                    cover=None,
                    items=["Hello"],
                    note={"of": handle_file("photo.jpg"), "lines": [1.5]},
                    counts={"key": 3},
                    way="by_land",
                    api_name="/many",
                )
                print(result)""", of("many", "python"));
        assertEquals("""
                from gradio_client import Client

                client = Client("http://example.org/app")
                result = client.predict(
                    api_name="/none",
                )
                print(result)""", of("none", "python"));
    }

    @Test
    void javascript() {
        assertEquals("""
                import { Client, handle_file } from "@gradio/client";

                const client = await Client.connect("http://example.org/app");
                const result = await client.predict("/many", {
                  "image": handle_file("photo.jpg"),
                  "text": "Hello",
                  "letter": "A",
                  "whole": 3,
                  "flag": true,
                  "said": "it's",
                  "object": {"a": [null, false, 1.5]},
                  "cover": null,
                  "items": ["Hello"],
                  "note": {"of": handle_file("photo.jpg"), "lines": [1.5]},
                  "counts": {"key": 3},
                  "way": "by_land",
                });
                console.dir(result.data, { depth: null });""", of("many", "javascript"));
    }

    @Test
    void shell() {
        assertEquals("""
                FILE=$(curl -sS -F files=@photo.jpg "http://example.org/app/gradio_api/upload" | tr -d '[]"')
                EVENT_ID=$(curl -sS "http://example.org/app/gradio_api/call/v2/many" \\
                  -H "Content-Type: application/json" \\
                  -d '{"image": {"path": "'"$FILE"'", "meta": {"_type": "gradio.FileData"}}, "text": "Hello", "letter": "A",\
                 "whole": 3, "flag": true, "said": "it'\\''s", "object": {"a": [null, false, 1.5]}, "cover": null,\
                 "items": ["Hello"], "note": {"of": {"path": "'"$FILE"'", "meta": {"_type": "gradio.FileData"}},\
                 "lines": [1.5]}, "counts": {"key": 3}, "way": "by_land"}' \\
                  | cut -d '"' -f 4)
                curl -sSN "http://example.org/app/gradio_api/call/many/$EVENT_ID\"""", of("many", "bash"));
        assertEquals("""
                EVENT_ID=$(curl -sS "http://example.org/app/gradio_api/call/v2/none" \\
                  -H "Content-Type: application/json" \\
                  -d '{}' \\
                  | cut -d '"' -f 4)
                curl -sSN "http://example.org/app/gradio_api/call/none/$EVENT_ID\"""", of("none", "bash"));
    }

    @Test
    void toolOfAnAgent() {
        assertEquals("""
                import asyncio
                from base64 import b64encode
                from pathlib import Path

                from mcp import Client

                url = "http://example.org/app/gradio_api/mcp/"
                photo = "data:image/jpeg;base64," + b64encode(Path("photo.jpg").read_bytes()).decode()


                async def main():
                    async with Client(url) as client:
                        result = await client.call_tool("look", {"image": photo})
                        print(result.content)


                asyncio.run(main())""", of("seen", "mcp"));
        assertEquals("", of("none", "mcp"), "it is no tool");
        Endpoint seen = new Registry().add(new Author()).byName("seen").orElseThrow();
        assertFalse(new Snippets(Login.Way.NONE, false).of(seen, ROOT).has("mcp"), "nobody speaks with agents");
    }

    /** Who it is, is in the environment. */
    @Test
    void whereALoginIsAskedFor() {
        assertTrue(of("none", "python", Login.Way.TOKEN).contains("""
                import os

                from gradio_client import Client

                client = Client("http://example.org/app", headers={"Authorization": "Bearer " + os.environ["TOKEN"]})
                """));
        assertTrue(of("none", "python", Login.Way.PASSWORD)
                .contains("/app\", auth=(os.environ[\"GRADIO_USER\"], os.environ[\"GRADIO_PASSWORD\"]))\n"));
        assertTrue(of("none", "javascript", Login.Way.TOKEN).contains("""
                await Client.connect("http://example.org/app", {
                  headers: { Authorization: `Bearer ${process.env.TOKEN}` },
                });
                """));
        assertTrue(of("none", "javascript", Login.Way.PASSWORD).contains("""
                await Client.connect("http://example.org/app", {
                  auth: [process.env.GRADIO_USER, process.env.GRADIO_PASSWORD],
                });
                """));
        assertEquals(
                2,
                of("none", "bash", Login.Way.TOKEN).split("curl -sSN? -H \"Authorization: Bearer \\$TOKEN\" ").length
                        - 1);
        assertTrue(of("none", "bash", Login.Way.PASSWORD).startsWith("""
                curl -sS -o /dev/null -c cookies.txt --data-urlencode "username=$GRADIO_USER" \\
                  --data-urlencode "password=$GRADIO_PASSWORD" "http://example.org/app/login"
                EVENT_ID=$(curl -sS -b cookies.txt "http"""));
        assertTrue(of("seen", "mcp", Login.Way.PASSWORD)
                .contains("headers = {\"Authorization\": \"Bearer \" + os.environ[\"TOKEN\"]}\n"));
    }
}
