package textbehindimage.watch;

import static textbehindimage.watch.JsonText.member;
import static textbehindimage.watch.JsonText.object;

import gradio.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import textbehindimage.cutout.Condition;
import textbehindimage.cutout.ModelFacts;
import textbehindimage.cutout.Trouble;

/**
 * An answer to those who watch over servers: a status of HTTP and JSON. It is for anyone, so it holds no path and no exception's text.
 *
 * @param status 200 or 503
 */
record Health(int status, String json) {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    /** Whether the server lives, which it does if this is asked: 200, and what ails it. */
    static Health live(Condition condition, Optional<ModelFacts> model, Load load) {
        boolean ails = condition.warning().isPresent()
                || condition.trouble().filter(trouble -> !passes(trouble)).isPresent();
        return new Health(OK, json(ails ? "degraded" : "ok", condition, model, load));
    }

    /** Whether photos should be sent here: 200, or 503 and why not. */
    static Health ready(Condition condition, Optional<ModelFacts> model, Load load) {
        boolean isReady = condition.trouble().isEmpty();
        String status = !isReady ? "not ready" : condition.warning().isPresent() ? "degraded" : "ready";
        return new Health(isReady ? OK : UNAVAILABLE, json(status, condition, model, load));
    }

    private static boolean passes(Trouble trouble) {
        return trouble == Trouble.WARMING_UP || trouble == Trouble.DRAINING || trouble == Trouble.STOPPING;
    }

    private static String json(String status, Condition condition, Optional<ModelFacts> model, Load load) {
        List<String> members = new ArrayList<>(List.of(member("status", status)));
        condition.trouble().ifPresent(trouble -> {
            members.add(member("code", trouble.code()));
            members.add(member("message", trouble.sentence()));
        });
        condition.warning().ifPresent(warning -> members.add(member("warning", warning)));
        model.ifPresent(facts -> members.add("\"model\":"
                + object(List.of(
                        member("id", facts.id()),
                        member("version", facts.version()),
                        member("provider", facts.provider())))));
        members.add(member("waiting", load.waiting()));
        members.add(member("running", load.running()));
        return object(members);
    }
}
