package reliability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import containers.ContainerKind;

/** Says what was measured in an experiment, and fails where it is not what was promised. */
public record Figures(String experiment, ContainerKind kind) {
    public void atMost(long limit, long figure, String what) {
        say(figure <= limit, figure, "<=" + limit, what);
    }

    public void exactly(long wanted, long figure, String what) {
        say(figure == wanted, figure, "=" + wanted, what);
    }

    private void say(boolean kept, long figure, String limit, String what) {
        String line =
                experiment + " figure=" + figure + " limit" + limit + (kept ? " PASS " : " FAIL ") + kind + ": " + what;
        System.out.println(line);
        assertTrue(kept, line);
    }
}
