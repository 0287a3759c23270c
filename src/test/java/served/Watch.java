package served;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Looks at a {@link Prey} before and after an attack. */
final class Watch {
    private final Prey prey;
    private final int visits;

    Watch(Prey prey) {
        this.prey = prey;
        this.visits = prey.bait().visits().size();
    }

    /** What happened beside the answer. */
    Optional<String> harm() throws IOException {
        if (prey.bait().visits().size() > visits)
            return Optional.of("goes where it is sent: " + prey.bait().visits());
        for (Path file : prey.written())
            if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(Prey.SECRET)) {
                Files.delete(file); // or the next attack would be blamed for it
                return Optional.of("takes the secret into " + file);
            }
        return Optional.empty();
    }

    Optional<String> harm(Reply reply, int... allowed) throws IOException {
        if (reply.text().contains(Prey.SECRET)) return Optional.of("gives the secret away");
        Optional<String> beside = harm();
        if (beside.isPresent()) return beside;
        if (!reply.header("Location").isEmpty()) return Optional.of("redirects to " + reply.header("Location"));
        if (reply.headers().keySet().stream().anyMatch(name -> name.startsWith("access-control-")))
            return Optional.of("lets a foreign page read: " + reply.headers());
        boolean expected = Arrays.stream(allowed).anyMatch(status -> status == reply.status());
        return expected ? Optional.empty() : Optional.of("answers " + reply);
    }
}
