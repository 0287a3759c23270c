package gradio.api;

import java.util.List;
import java.util.stream.Collectors;

/** The arguments of a call do not fit its parameters: the caller's mistake, told for each parameter. */
public final class BadArguments extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong with one parameter, in words for the caller. */
    public record Problem(String parameter, String message) {}

    private final transient List<Problem> problems;

    public BadArguments(List<Problem> problems) {
        super(problems.stream().map(p -> p.parameter() + ": " + p.message()).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
