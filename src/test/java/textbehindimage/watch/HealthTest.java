package textbehindimage.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradio.Load;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import textbehindimage.cutout.Condition;
import textbehindimage.cutout.ModelFacts;
import textbehindimage.cutout.Trouble;

class HealthTest {
    private static final Load LOAD = new Load(2, 1, 7, 4096, true, false);
    private static final Condition GOOD = new Condition(Optional.empty(), Optional.empty());
    private static final Condition SLOW = new Condition(Optional.empty(), Optional.of("It is slow."));
    private static final Optional<ModelFacts> MODEL = Optional.of(new ModelFacts("m", "2", "MIT", 32, "CPU"));
    private static final String FACTS =
            ",\"model\":{\"id\":\"m\",\"version\":\"2\",\"provider\":\"CPU\"},\"waiting\":2,\"running\":1}";

    @Test
    void allIsWell() {
        assertEquals(new Health(200, "{\"status\":\"ok\"" + FACTS), Health.live(GOOD, MODEL, LOAD));
        assertEquals(new Health(200, "{\"status\":\"ready\"" + FACTS), Health.ready(GOOD, MODEL, LOAD));
    }

    @Test
    void aWarningDegradesIt() {
        Health degraded = new Health(200, "{\"status\":\"degraded\",\"warning\":\"It is slow.\"" + FACTS);
        assertEquals(degraded, Health.live(SLOW, MODEL, LOAD));
        assertEquals(degraded, Health.ready(SLOW, MODEL, LOAD));
    }

    @Test
    void whatPassesIsNoAilment() {
        Condition warming = Condition.of(Trouble.WARMING_UP);
        String why = ",\"code\":\"warming_up\",\"message\":\"The model is warming up.\"";
        assertEquals(new Health(200, "{\"status\":\"ok\"" + why + FACTS), Health.live(warming, MODEL, LOAD));
        assertEquals(new Health(503, "{\"status\":\"not ready\"" + why + FACTS), Health.ready(warming, MODEL, LOAD));
    }

    @Test
    void withoutAModelItIsNotReadyButLives() {
        Condition none = Condition.of(Trouble.UNFIT);
        String why = ",\"code\":\"model_unavailable\","
                + "\"message\":\"The model is not available; the server's log says why.\",\"waiting\":2,\"running\":1}";
        assertEquals(new Health(200, "{\"status\":\"degraded\"" + why), Health.live(none, Optional.empty(), LOAD));
        assertEquals(new Health(503, "{\"status\":\"not ready\"" + why), Health.ready(none, Optional.empty(), LOAD));
    }

    @Test
    void whatACardSaysStaysAText() {
        Optional<ModelFacts> odd = Optional.of(new ModelFacts("a\"b\\c\n", "ü", "", 32, "CPU"));
        assertEquals(
                "{\"status\":\"ok\",\"model\":{\"id\":\"a\\\"b\\\\c\\u000a\",\"version\":\"ü\",\"provider\":\"CPU\"},\"waiting\":2,\"running\":1}",
                Health.live(GOOD, odd, LOAD).json());
    }
}
