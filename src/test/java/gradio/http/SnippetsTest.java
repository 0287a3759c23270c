package gradio.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import gradio.api.Api;
import gradio.api.Arg;
import gradio.api.Registry;
import gradio.files.FileData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnippetsTest {
    /** One with something of everything, and one without any parameter. */
    public static final class Author {
        @Api
        public String many(
                FileData image,
                String text,
                int whole,
                @Arg(defaultValue = "true") boolean flag,
                @Arg(defaultValue = "\"it's\"") String said,
                @Arg(defaultValue = "{\"a\":[null,false,1.5]}") Map<String, JsonNode> object,
                Optional<FileData> cover,
                List<String> items) {
            return text;
        }

        @Api
        public String none() {
            return "";
        }
    }

    private static JsonNode of(String endpoint) {
        return Snippets.of(new Registry().add(new Author()).byName(endpoint).orElseThrow(), "http://example.org/app");
    }

    @Test
    void python() {
        assertEquals("""
                from gradio_client import Client, handle_file

                client = Client("http://example.org/app")
                result = client.predict(
                \timage=handle_file("..."),
                \ttext="...",
                \twhole=...,
                \tflag=True,
                \tsaid="it's",
                \tobject={"a": [None, False, 1.5]},
                \tcover=None,
                \titems=...,
                \tapi_name="/many",
                )
                print(result)""", of("many").get("python").asText());
        assertEquals("""
                from gradio_client import Client

                client = Client("http://example.org/app")
                result = client.predict(
                \tapi_name="/none",
                )
                print(result)""", of("none").get("python").asText());
    }

    @Test
    void javascript() {
        assertEquals("""
                import { Client, handle_file } from "@gradio/client";

                const client = await Client.connect("http://example.org/app");
                const result = await client.predict("/many", {
                \t"image": handle_file("..."),
                \t"text": "...",
                \t"whole": ...,
                \t"flag": true,
                \t"said": "it's",
                \t"object": {"a":[null,false,1.5]},
                \t"cover": null,
                \t"items": ...,
                });

                console.log(result.data);""", of("many").get("javascript").asText());
    }

    @Test
    void shell() {
        assertEquals("""
                EVENT_ID=$(curl -s -X POST http://example.org/app/gradio_api/call/v2/many -H "Content-Type: application/json" \\
                  -d '{"image": {"path": "...", "meta": {"_type": "gradio.FileData"}}, "text": "...", "whole": ..., "flag": true,\
                 "said": "it'\\''s", "object": {"a":[null,false,1.5]}, "cover": null, "items": ...}' \\
                  | awk -F'"' '{ print $4 }')
                curl -N http://example.org/app/gradio_api/call/many/$EVENT_ID""", of("many").get("bash").asText());
    }
}
