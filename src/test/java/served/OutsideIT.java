package served;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /gradio_api/file=} with everything that is not a file of ours (checks 2, 3 and 5). */
@EveryContainer
class OutsideIT {
    private final Prey prey;

    OutsideIT(Place place, Servers servers) throws Exception {
        prey = servers.prey(place);
    }

    /** Check 2. The secret lies beside the store, so that one step up is enough. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.txt",
                "./../secret.txt",
                "%2e%2e/secret.txt",
                ".%2e/secret.txt",
                "%2e/%2e%2e/secret.txt",
                "%252e%252e/secret.txt",
                "..%2fsecret.txt",
                "..%5csecret.txt",
                "..\\secret.txt",
                "..%c0%afsecret.txt",
                "..;/secret.txt",
                "..;a=b/secret.txt",
                "..;/;/secret.txt",
                "//../secret.txt",
                ".//..//secret.txt",
                "{updir}../../secret.txt",
                "{updir}%2e%2e/%2e%2e/secret.txt",
                "{updir}..;/..;/secret.txt",
                "{updir}.././..;x/secret.txt",
                "{up}/../../../secret.txt",
                "{up};/../../../secret.txt",
                "{up}%00/../../../secret.txt",
                "{room}/store/../secret.txt",
                "{room}/./secret.txt",
                "{room}//secret.txt",
                "/{secret}",
                "//{secret}",
                "///{secret}",
                "/.{secret}",
                "~/../..{secret}"
            })
    void noSpellingLeadsOutOfTheStore(String spelling) throws Exception {
        assertNoHarm("gradio_api/file=" + spelling);
        assertNoHarm("gradio_api/file/" + spelling);
        assertNoHarm("file=" + spelling);
    }

    /** Check 5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://{bait}/x.png",
                "https://{bait}/x.png",
                "HtTp://{bait}/x.png",
                "http:{bait}/x.png",
                "http:/{bait}/x.png",
                "http:%2f%2f{bait}/x.png",
                "http://user@{bait}/x.png",
                "//{bait}/x.png",
                "ftp://{bait}/x.png",
                "jar:http://{bait}/x.jar!/x.png",
                "file:{secret}",
                "file://{secret}",
                "file://localhost{secret}",
                "http://[::1]/x.png",
                "http://0x7f000001/x.png",
                "http://2130706433/x.png"
            })
    void noAddressIsFollowed(String address) throws Exception {
        assertNoHarm("gradio_api/file=" + address);
    }

    private void assertNoHarm(String path) throws Exception {
        assertEquals(Optional.empty(), Attacks.get(path).harm(prey), path);
    }

    /** Check 3. Each has the answer of a file that is not there. */
    @Test
    void whatIsNoPlainFileIsNotServed() throws Exception {
        Path folder = Files.createDirectory(
                prey.store().resolve(UUID.randomUUID().toString().replace("-", "")));
        Files.createSymbolicLink(folder.resolve("link.txt"), prey.secret());
        Files.createLink(folder.resolve("second.txt"), prey.secret());
        Files.createDirectory(folder.resolve("folder.txt"));
        new ProcessBuilder("mkfifo", folder.resolve("pipe.txt").toString())
                .start()
                .waitFor();
        Path linked = folder.resolveSibling(
                "e".repeat(31) + folder.getFileName().toString().charAt(0));
        Files.createSymbolicLink(linked, prey.secret().getParent());
        try {
            for (String name : new String[] {"missing.txt", "link.txt", "second.txt", "folder.txt", "pipe.txt"})
                assertIsNotServed(folder.getFileName() + "/" + name);
            assertIsNotServed(linked.getFileName() + "/secret.txt");
            assertIsNotServed(folder.getFileName().toString());
        } finally {
            Files.delete(linked);
            for (String name : new String[] {"link.txt", "second.txt", "folder.txt", "pipe.txt"})
                Files.delete(folder.resolve(name));
            Files.delete(folder);
        }
    }

    private void assertIsNotServed(String path) throws Exception {
        Reply reply = Wire.get(prey.site().home(), "gradio_api/file=" + path);
        assertEquals("403 {\"detail\":\"File not allowed: " + path + ".\"}", reply.status() + " " + reply.text());
    }
}
