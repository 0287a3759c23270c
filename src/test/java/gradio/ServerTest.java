package gradio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradio.api.Api;
import gradio.api.DeclarationException;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stops a deployment besides declarations, and what is left of a server when it has stopped. */
class ServerTest {
    @TempDir
    Path folder;

    public static final class Author {
        @Api
        public void f() {}
    }

    private static ServletContext contextWith(Object newFilter) {
        return (ServletContext) Proxy.newProxyInstance(
                ServerTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> newFilter);
    }

    @Test
    void aServerNeedsEndpoints() {
        Server.Builder empty = Server.builder().title("Empty").files(folder);
        DeclarationException e = assertThrows(DeclarationException.class, empty::build);
        assertEquals("A server needs endpoints, and none were given", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name", "/name/", "/*", "//", "/a b"})
    void aServerIsMountedAtAPath(String prefix) {
        try (Server server =
                Server.builder().files(folder).endpoints(new Author()).build()) {
            ServletContext untouched = contextWith(null);
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> server.mount(untouched, prefix));
            assertEquals("A server is mounted at / or at a path like /name, not at \"" + prefix + "\"", e.getMessage());
        }
    }

    /** A context gives null for the name of a filter that it has. */
    @Test
    void twoServersCannotBeMountedAtOnePath() {
        try (Server server =
                Server.builder().files(folder).endpoints(new Author()).build()) {
            IllegalStateException e =
                    assertThrows(IllegalStateException.class, () -> server.mount(contextWith(null), "/name"));
            assertEquals("A server is mounted at /name already", e.getMessage());
        }
    }

    /** Who has written the token itself into the settings learns that, and the log does not learn the token. */
    @Test
    void aTokenThatIsNotHashedStopsTheDeployment() {
        Server.Builder builder = Server.builder();
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> builder.tokens(List.of("hunter2")));
        assertEquals("A token is stored as 64 hexadecimal digits, its SHA-256, not as 7 characters", e.getMessage());
    }

    @Test
    void aDirectoryThatCannotBeUsedStopsTheDeployment() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Server.Builder builder = Server.builder().files(file).endpoints(new Author());
        UncheckedIOException e = assertThrows(UncheckedIOException.class, builder::build);
        assertEquals("The directory for files, " + file + ", cannot be used", e.getMessage());
    }

    @Test
    void aServerWithoutADirectoryHasOneOfItsOwnThatEndsWithIt() throws IOException {
        Path own;
        try (Server server = Server.builder().endpoints(new Author()).build();
                Server other = Server.builder().endpoints(new Author()).build()) {
            own = server.directory();
            assertNotEquals(own, other.directory());
            Files.createFile(Files.createDirectory(own.resolve("upload")).resolve("a.png"));
        }
        assertFalse(Files.exists(own));
        try (Server server =
                Server.builder().files(folder).endpoints(new Author()).build()) {
            Files.createFile(server.directory().resolve("a.png"));
        }
        assertTrue(Files.exists(folder.resolve("a.png")), "a directory that was given stays");
    }
}
