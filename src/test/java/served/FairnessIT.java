package served;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever has many calls holds up nobody who has one: clients take turns (check 52 of reliability-and-security). */
@EveryContainer
class FairnessIT {
    private static final int MANY = 50;

    private final Site site;
    private final Bench bench;

    FairnessIT(Place place, Servers servers) throws Exception {
        site = servers.bench(place);
        bench = servers.controls(place);
    }

    /** Of a client elsewhere, whom a proxy on this machine has passed on. */
    private void join(String address, String session, String ticket) throws Exception {
        ObjectNode body =
                Answers.object().put("fn_index", site.fnIndex("compute")).put("session_hash", session);
        body.set("data", Answers.list(ticket));
        Answers.json(
                200,
                site.send(site.request("gradio_api/queue/join")
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", address)
                        .POST(BodyPublishers.ofString(body.toString()))));
    }

    @Test
    void oneCallWaitsForAtMostOneOfSomebodyElses() throws Exception {
        String greedy = UUID.randomUUID().toString();
        String modest = UUID.randomUUID().toString();
        List<String> tickets = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            tickets.add(UUID.randomUUID().toString());
            join("10.0.0.1", greedy, tickets.get(i));
        }
        bench.awaitStart(tickets.get(0));
        String one = UUID.randomUUID().toString();
        join("10.0.0.2", modest, one);
        try (Frames frames = new Visitor(site, modest).listen()) {
            JsonNode told = frames.await("estimation");
            assertEquals(1, told.get("rank").asInt(), "behind one of the others");
            bench.release(tickets.get(0));
            bench.awaitStart(tickets.get(1));
            assertFalse(bench.hasStarted(one));
            bench.release(tickets.get(1));
            bench.awaitStart(one);
            assertFalse(bench.hasStarted(tickets.get(2)), "before the third of the others");
            bench.release(one);
            frames.await("process_completed");
        } finally {
            tickets.forEach(bench::release);
        }
        try (Frames frames = new Visitor(site, greedy).listen()) {
            assertEquals(
                    MANY,
                    frames.rest().stream()
                            .filter(frame -> frame.get("msg").asText().equals("process_completed"))
                            .count());
        }
    }
}
