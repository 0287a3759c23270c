package gradio.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {
    private static final String TOKEN = "a bearer token is needed, in the header \"Authorization: Bearer ...\".";
    private static final String PROXY =
            "Who may use this server is known by a proxy, through which it has to be asked.";

    /** A form for passwords is shown where there is no message, and only there can one succeed. */
    @ParameterizedTest
    @CsvSource({
        "true, false, false, false",
        "true, true, true, true",
        "false, false, true, false",
        "false, true, false, false",
        "false, false, false, true",
        "false, true, false, true",
    })
    void whoHasNoPasswordToGiveIsToldWhatElse(boolean passwords, boolean tokens, boolean container, boolean proxy) {
        Accounts accounts = new Accounts(
                passwords ? Map.of("ann", "right") : Map.of(),
                tokens ? List.of("a".repeat(64)) : List.of(),
                container,
                proxy ? Optional.of(new ProxyLogin("X-User", List.of("::1"))) : Optional.empty());
        String words = passwords || container
                ? null
                : !proxy ? "There are no passwords here: " + TOKEN : tokens ? PROXY + " Otherwise " + TOKEN : PROXY;
        Map<String, ?> refusal = new Login(accounts, "12345678", System::nanoTime).refusal();
        assertEquals("Not authenticated", refusal.get("error"));
        assertEquals(words, refusal.get("auth_message"));
    }
}
