package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts in both eras. */
@EveryContainer
class McpPromptsIT {
    private final Site site;
    private final Site app;

    McpPromptsIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
        app = servers.app(place);
    }

    private Agent get(String name, String arguments) {
        ObjectNode params = Answers.object().put("name", name);
        return Agent.modern(site, "prompts/get", params.set("arguments", Answers.read(arguments)));
    }

    @Test
    void listTellsWhatTheyWant() throws Exception {
        JsonNode told = Agent.modern(site, "prompts/list", Answers.object()).result();
        JsonNode prompts = told.get("prompts");
        assertEquals(
                List.of("misprint", "recommend", "talk.cover"),
                List.of(
                        prompts.at("/0/name").asText(),
                        prompts.at("/1/name").asText(),
                        prompts.at("/2/name").asText()));
        assertEquals(
                "{\"name\":\"recommend\",\"title\":\"Recommend books\",\"description\":\"Asks what to read\",\"arguments\":["
                        + "{\"name\":\"mood\",\"description\":\"Such as gloomy\",\"required\":true},"
                        + "{\"name\":\"count\",\"required\":false},{\"name\":\"whose\",\"required\":false}]}",
                prompts.get(1).toString());
        assertEquals("public", told.get("cacheScope").asText());
        JsonNode legacy = Agent.legacy(site, "prompts/list", Answers.object()).result();
        assertEquals(prompts, legacy.get("prompts"));
        assertEquals(1, legacy.size(), legacy::toString);
        assertEquals(
                "{}",
                Agent.modern(site, "server/discover", Answers.object())
                        .result()
                        .at("/capabilities/prompts")
                        .toString());
    }

    @Test
    void wordsAreMadeOfTheArguments() throws Exception {
        JsonNode result = get("recommend", "{\"mood\":\"gloomy\",\"count\":\"2\",\"whose\":\"user\"}")
                .result();
        assertEquals("Asks what to read", result.get("description").asText());
        assertEquals(
                "[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Recommend 2 gloomy books of USER\"}}]",
                result.get("messages").toString());
        assertEquals("complete", result.get("resultType").asText());
        assertEquals(
                "Recommend 3 7 books of anybody",
                Agent.legacy(
                                site,
                                "prompts/get",
                                Answers.object()
                                        .put("name", "recommend")
                                        .set("arguments", Answers.object().put("mood", "7")))
                        .result()
                        .at("/messages/0/content/text")
                        .asText());
    }

    @Test
    void filesGoWithIt() throws Exception {
        JsonNode messages = get("talk.cover", "{}").result().get("messages");
        JsonNode image = messages.at("/0/content");
        assertEquals("image", image.get("type").asText());
        assertEquals("image/png", image.get("mimeType").asText());
        assertEquals(8, Photographs.read(image.get("data").binaryValue()).getWidth());
        JsonNode text = messages.at("/1/content");
        assertEquals("resource", text.get("type").asText());
        assertEquals("blurb", text.at("/resource/text").asText());
        assertEquals(
                "blurb",
                site.send(site.request("")
                                .uri(java.net.URI.create(
                                        text.at("/resource/uri").asText())))
                        .body());
        assertEquals("assistant", messages.at("/2/role").asText());
        assertEquals("It is small.", messages.at("/2/content/text").asText());
    }

    /** Each tool that it speaks of is there. */
    @Test
    void appTellsAgentsHowItsPictureIsMade() throws Exception {
        ObjectNode params = Answers.object().put("name", "text_behind_image");
        params.putObject("arguments").put("photo", "lion.jpg").put("text", "KING");
        String words = Agent.modern(app, "prompts/get", params)
                .result()
                .at("/messages/0/content/text")
                .asText();
        assertTrue(words.startsWith("Put the text \"KING\" behind the subject of this photo: lion.jpg\n"), words);
        JsonNode tools =
                Agent.modern(app, "tools/list", Answers.object()).result().get("tools");
        for (JsonNode tool : tools) assertTrue(words.contains(tool.get("name").asText()), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"mood\":7}",
                "{\"mood\":\"a\",\"count\":\"many\"}",
                "{\"mood\":\"a\",\"whose\":\"nobody\"}",
                "{\"mood\":\"a\",\"colour\":\"red\"}",
                "[]"
            })
    void argumentsThatDoNotFitAreRefused(String arguments) throws Exception {
        HttpResponse<String> answer = get("recommend", arguments).send();
        assertEquals(-32602, Answers.json(400, answer).at("/error/code").asInt(), answer.body());
    }

    @Test
    void unknownOnesAndFailuresAreErrors() throws Exception {
        assertEquals(
                -32602,
                Answers.json(400, get("nothing", "{}").send()).at("/error/code").asInt());
        assertEquals(
                "{\"code\":-32603,\"message\":\"It is told.\"}",
                error(get("misprint", "{\"told\":\"true\"}")).toString());
        String masked =
                error(get("misprint", "{\"told\":\"false\"}")).get("message").asText();
        assertTrue(masked.matches("It failed\\. Error id: \\w+"), masked);
    }

    private static JsonNode error(Agent agent) throws Exception {
        List<JsonNode> all = agent.all();
        return all.get(all.size() - 1).get("error");
    }
}
