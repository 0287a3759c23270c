package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import containers.Container;
import containers.ContainerKind;
import containers.EachContainer;
import containers.WebApp;
import gradio.Server;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Agents where a login is asked for. That nothing is open without one, {@link ClosedIT} says. */
@EachContainer
class McpLoginIT {
    private static final String ANN = "token of ann";
    private static final String BOB = "token of bob";

    @Parameter
    ContainerKind kind;

    private static String hash(String token) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    private static Agent as(String token, Agent agent) {
        return agent.with("Authorization", "Bearer " + token);
    }

    private static Agent same(Site site, String token, String file) {
        return as(
                token,
                Agent.modern(
                        site, "tools/call", Agent.call("same", Answers.object().put("file", file))));
    }

    @Test
    void uploadByTicketIsItsOwners() throws Exception {
        Server server = Server.builder()
                .tokens(List.of(hash(ANN), hash(BOB)))
                .endpoints(new Bench())
                .build();
        try (Container container = Container.start(kind, WebApp.of(Prey.serving(server)))) {
            Site site = new Site(container.address(""));
            assertEquals(
                    401,
                    Agent.modern(site, "tools/list", Answers.object()).send().statusCode());
            JsonNode listed =
                    as(ANN, Agent.modern(site, "tools/list", Answers.object())).result();
            assertEquals("private", listed.get("cacheScope").asText());
            String url = as(ANN, Agent.modern(site, "tools/call", Agent.call("create_upload_url", Answers.object())))
                    .result()
                    .at("/structuredContent/url")
                    .asText();
            assertEquals(401, upload(site, url.replaceFirst(".$", "x")).statusCode());
            String name = Answers.json(200, upload(site, url)).get(0).asText();
            assertEquals(401, upload(site, url).statusCode());
            String link =
                    same(site, ANN, name).result().at("/structuredContent/url").asText();
            assertTrue(same(site, BOB, name).result().path("isError").asBoolean(), "it is Ann's");
            assertEquals(401, site.send(site.request("").uri(URI.create(link))).statusCode());
            assertEquals(
                    200,
                    site.send(site.request("").uri(URI.create(link)).header("Authorization", "Bearer " + ANN))
                            .statusCode());
        }
    }

    private static HttpResponse<String> upload(Site site, String url) throws Exception {
        return site.send(Multipart.of("files", "a.txt", new byte[10]).to(site).uri(URI.create(url)));
    }
}
