package gradio.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteUrlTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            http://example.org,                 http example.org 80 /
            HTTPS://Example.ORG./a/b.png?x=1#y, https example.org 443 /a/b.png?x=1
            https://example.org:443/a,          https example.org 443 /a
            http://example.org:80?q,            http example.org 80 /?q
            http://example.org/ä b.png,         -
            http://example.org/ä.png,           http example.org 80 /%C3%A4.png
            http://[2606:4700::1111]/,          http 2606:4700::1111 80 /
            http://8.8.8.8/,                    http 8.8.8.8 80 /
            """)
    void schemeHostPortAndPathAreRead(String text, String read) {
        assertEquals(read, shown(text));
    }

    private static String shown(String text) {
        try {
            RemoteUrl url = of(text);
            return (url.tls() ? "https " : "http ") + url.host() + " " + url.port() + " " + url.target();
        } catch (RemoteFile.Failed e) {
            return "-";
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ftp://example.org/a           | the URL is neither http nor https
            file:///etc/passwd            | the URL is neither http nor https
            jar:http://example.org/a!/b   | the URL is neither http nor https
            //example.org/a               | the URL is neither http nor https
            http://localhost@127.0.0.1/   | the URL holds a user name, which is sent to nobody
            http://u:p@example.org/       | the URL holds a user name, which is sent to nobody
            http:///a                     | the URL names no host
            http:example.org              | the URL names no host
            http://2130706433/            | the URL names no host
            http://0x7f000001/            | the URL names no host
            http://0x7f.0.0.1/            | the URL names no host
            http://0177.0.0.1/            | the URL names no host
            http://127.1/                 | the URL names no host
            http://müller.example/        | the URL names no host
            http://./                     | the URL names no host
            http://example.org:22/        | the URL names the port 22; only those of the web, 80 and 443, are asked
            http://example.org:8080/      | the URL names the port 8080; only those of the web, 80 and 443, are asked
            http://example.org:0/         | the URL names the port 0; only those of the web, 80 and 443, are asked
            http://good.example\\@evil/    | the URL is not written as one; are all special characters encoded?
            'http://example.org/a b'      | the URL is not written as one; are all special characters encoded?
            """)
    void whatMayNotBeAskedForIsRefusedWithItsReason(String text, String reason) {
        assertRefused(reason, text);
    }

    @Test
    void lineEndsCannotGetIntoARequest() {
        assertRefused(
                "the URL is not written as one; are all special characters encoded?",
                "http://example.org/a\r\nX-Evil: 1");
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertRefused(
                "the URL is 8193 characters long; 8192 are allowed", "http://example.org/" + "a".repeat(8192 - 18));
        assertRefused("the URL names no host", "http://" + "a.".repeat(127) + "org/");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            http://example.org/a/b?c,   d,                       http://example.org/a/d
            http://example.org/a/b?c,   ../d,                    http://example.org/d
            http://example.org/a/b?c,   ?d,                      http://example.org/a/b?d
            http://example.org,         d,                       http://example.org/d
            http://example.org/a,       //other.example/b,       http://other.example/b
            http://example.org/a,       https://other.example/b, https://other.example/b
            https://[2606::1]/a,        b,                       https://[2606::1]/b
            """)
    void aRedirectMayBeRelative(String from, String location, String to) throws Exception {
        RemoteUrl next = of(from).redirected(location, RemoteUrlTest::isOfTheWeb);
        assertEquals(to, (next.tls() ? "https://" : "http://") + next.authority() + next.target());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://example.org/ | http://example.org/    | its server redirects from https to http
            http://example.org/  | file:///etc/passwd     | the URL is neither http nor https
            http://example.org/  | http://example.org:25/ | the URL names the port 25; only those of the web, 80 and 443, are asked
            http://example.org/  | 'a b'                  | its server redirects to what is no URL
            """)
    void aRedirectIsCheckedAsTheFirstAddressWas(String from, String location, String reason) throws Exception {
        RemoteUrl url = of(from);
        assertEquals(
                reason,
                assertThrows(RemoteFile.Failed.class, () -> url.redirected(location, RemoteUrlTest::isOfTheWeb))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            http://example.org/a/photo.jpg?x=/y.png, photo.jpg
            http://example.org/a/my%20photo%C3%A4.jpg, my photoä.jpg
            http://example.org/a/, -
            http://example.org, -
            """)
    void aFileIsCalledAsTheLastPartOfThePath(String text, String name) throws Exception {
        assertEquals(name.equals("-") ? null : name, of(text).fileName());
    }

    private static RemoteUrl of(String text) throws RemoteFile.Failed {
        return RemoteUrl.of(text, RemoteUrlTest::isOfTheWeb);
    }

    private static boolean isOfTheWeb(int port) {
        return port == 80 || port == 443;
    }

    private static void assertRefused(String reason, String text) {
        assertEquals(
                reason, assertThrows(RemoteFile.Failed.class, () -> of(text)).getMessage());
    }
}
