package served;

import static served.Attacks.ask;
import static served.Attacks.away;
import static served.Attacks.cookies;
import static served.Attacks.dashes;
import static served.Attacks.echoed;
import static served.Attacks.file;
import static served.Attacks.foreign;
import static served.Attacks.formula;
import static served.Attacks.get;
import static served.Attacks.head;
import static served.Attacks.locked;
import static served.Attacks.named;
import static served.Attacks.packed;
import static served.Attacks.pipe;
import static served.Attacks.ports;
import static served.Attacks.post;
import static served.Attacks.race;
import static served.Attacks.refused;
import static served.Attacks.sameAnswer;
import static served.Attacks.stored;
import static served.Attacks.upload;
import static served.Attacks.uploaded;

import java.util.List;

/**
 * Everything that has been published against Gradio, in the order of reliability-and-security 1.1, as requests. {@link AdvisoriesIT}
 * sends them to the engine, where none may do harm, and to the {@link UnsafeServlet}, where every row must.
 */
final class Advisories {
    private static final String META = "\"meta\": {\"_type\": \"gradio.FileData\"}}";
    private static final String EVIL = "https://evil.example";
    private static final String HTML = "<!doctype html><script>alert(1)</script>";
    private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    private static final int[] NO_SUCH_ROUTE = {404};

    private Advisories() {}

    static final List<Advisory> ALL = List.of(
            row(1, "CVE-2021-43831", "any file is read by /file/")
                    .tried(
                            get("gradio_api/file/../secret.txt"),
                            get("gradio_api/file/x/../../secret.txt"),
                            get("gradio_api/file={secret}"),
                            sameAnswer("{secret}", "{room}/missing.txt")),
            row(2, "CVE-2022-24770", "the log is a table in which a text becomes a formula")
                    .tried(formula()),
            row(3, "CVE-2023-25823", "a private key is shipped").lookedFor(Looks.SECRETS),
            row(4, "CVE-2023-34239", "any address is fetched by /proxy=")
                    .tried(
                            get("gradio_api/proxy=http://{bait}/", NO_SUCH_ROUTE),
                            get("proxy=http://{bait}/", NO_SUCH_ROUTE)),
            row(5, "CVE-2023-51449", "/file leads out of the uploads, and fetches addresses for HEAD")
                    .tried(
                            get("gradio_api/file={updir}../../secret.txt"),
                            get("gradio_api/file=http://{bait}/"),
                            head("gradio_api/file=http://{bait}/")),
            row(6, "CVE-2023-6572", "what the server is can be read without a login")
                    .tried(locked("config"), locked("info"), locked("gradio_api/info")),
            row(7, "CVE-2024-0964", "a path in the JSON of a call is read")
                    .tried(file("{\"path\": \"{secret}\", " + META)),
            row(8, "CVE-2024-1183", "/file= tells which ports are open").tried(ports()),
            row(9, "CVE-2024-1540", "CI runs what a stranger wrote").lookedFor(Looks.FOREIGN_TEXT_IN_CI),
            row(10, "CVE-2024-1561", "/component_server calls a method that copies any file")
                    .tried(
                            post(
                                    "gradio_api/component_server",
                                    "{\"component_id\": \"1\", \"data\": \"{secret}\", \"fn_name\": \"move_resource_to_block_cache\","
                                            + " \"session_hash\": \"x\"}"),
                            post("component_server", "[\"{secret}\"]")),
            row(11, "CVE-2024-1727", "a foreign page uploads into an app on this machine")
                    .tried(upload(EVIL)),
            row(12, "CVE-2024-1728", "an altered payload of a call reads a file")
                    .tried(
                            file(
                                    "{\"path\": \"{secret}\", \"url\": \"/gradio_api/file={secret}\", \"orig_name\": \"x.png\", "
                                            + META),
                            file("{\"path\": \"../secret.txt\", " + META),
                            refused("all", "[{\"path\": \"{secret}\", " + META + "]")),
            row(13, "CVE-2024-1729", "how long a login takes tells of the password")
                    .lookedFor(Looks.EARLY_EXITS),
            row(14, "CVE-2024-2206", "an address in a header is fetched")
                    .tried(
                            ask("GET", "gradio_api/proxy=x", NO_SUCH_ROUTE, "X-Direct-Url: http://{bait}/"),
                            ask("GET", "config", new int[] {200}, "X-Direct-Url: http://{bait}/")),
            row(15, "CVE-2024-34510", "a UNC path makes Windows show its credentials")
                    .tried(
                            get("gradio_api/file=/{secret}"),
                            get("gradio_api/file=//127.0.0.1{secret}"),
                            get("gradio_api/file=\\\\127.0.0.1{\\secret}"),
                            get("gradio_api/file=/\\127.0.0.1{\\secret}"),
                            get("gradio_api/file=%5C%5C127.0.0.1{secret}")),
            row(16, "CVE-2024-34511", "/component_server calls what is not meant to be called")
                    .tried(
                            post(
                                    "gradio_api/component_server",
                                    "{\"component_id\": 1, \"fn_name\": \"__class__\", \"data\": \"\", \"session_hash\": \"x\"}")),
            row(17, "CVE-2024-39236", "code is injected")
                    .notTried("The advisory was withdrawn: it needs one who may write the app's own code."),
            row(18, "CVE-2024-4325", "an address in a call is fetched")
                    .tried(file("{\"path\": \"http://{bait}/x.png\", " + META)),
            row(19, "CVE-2024-4940", "/file= redirects anywhere").tried(get("gradio_api/file=" + EVIL + "/")),
            row(20, "CVE-2024-4941", "a path in an answer becomes a file that can be had")
                    .tried(echoed("echo_json", "{\"path\": \"{secret}\", " + META)),
            row(21, "CVE-2024-47084", "a foreign page may read where there is a cookie")
                    .tried(foreign("GET", EVIL), foreign("POST", EVIL), foreign("OPTIONS", EVIL)),
            row(22, "CVE-2024-47164", "the check for the folder is one of texts")
                    .tried(
                            get("gradio_api/file={updir}../../store-evil/secret.txt"),
                            get("gradio_api/file={room}/store-evil/secret.txt"),
                            get("gradio_api/file={room}/store/../store-evil/secret.txt"),
                            file("{\"path\": \"{room}/store-evil/secret.txt\", " + META)),
            row(23, "CVE-2024-47165", "the origin null is trusted")
                    .tried(foreign("GET", "null"), foreign("POST", "null"), foreign("OPTIONS", "null")),
            row(24, "CVE-2024-47166", "/custom_component leads one folder up")
                    .tried(get("gradio_api/custom_component/x/client/../secret.txt")),
            row(25, "CVE-2024-47167", "an address in a call is fetched, by other schemes and names too")
                    .tried(
                            file("{\"path\": \"HTTP://{bait}/x.png\", " + META),
                            file("{\"path\": \"http://localhost@{bait}/x.png\", " + META),
                            file("{\"path\": \"ftp://{bait}/x.png\", " + META),
                            file("{\"path\": \"jar:http://{bait}/x.jar!/x.png\", " + META),
                            file("{\"path\": \"file://{secret}\", " + META)),
            row(26, "CVE-2024-47168", "monitoring cannot be turned off")
                    .tried(
                            get("monitoring", NO_SUCH_ROUTE),
                            get("monitoring/summary", NO_SUCH_ROUTE),
                            get("gradio_api/monitoring/summary", NO_SUCH_ROUTE),
                            get("metrics", NO_SUCH_ROUTE)),
            row(27, "CVE-2024-47867", "what is loaded as code is not checked").lookedFor(Looks.ALTERED_MODEL),
            row(28, "CVE-2024-47868", "a path in an answer becomes a file, whatever the answer's type")
                    .tried(
                            echoed("echo", "\"{secret}\""),
                            echoed("texts", "[\"{secret}\"]"),
                            echoed("table", "{\"path\": \"{secret}\"}"),
                            echoed("both", "\"{secret}\""),
                            echoed("steps", "\"{secret}\""),
                            echoed("echo_json", "[{\"image\": {\"path\": \"{secret}\", " + META + "}]")),
            row(29, "CVE-2024-47869", "how long a check takes tells of the key").lookedFor(Looks.EARLY_EXITS),
            row(30, "CVE-2024-47870", "the address that one sends reaches the pages of others")
                    .tried(race()),
            row(31, "CVE-2024-47871", "the tunnel is not encrypted").notTried("There is no tunnel."),
            row(32, "CVE-2024-47872", "an upload comes back as a page or a script")
                    .tried(
                            stored("x.svg", SVG),
                            stored("x.html", HTML),
                            stored("x.js", "alert(1)"),
                            stored("fake.png", HTML),
                            stored("fake.txt", "\n  " + HTML),
                            stored("noext", HTML)),
            row(33, "GHSA-26jh-r8g2-6fpr", "a value that is not in the list is taken")
                    .tried(refused("choose", "\"blue\""), refused("choose", "[\"red\"]")),
            row(34, "CVE-2024-48052", "the address of a download is fetched")
                    .tried(
                            file("{\"path\": \"\", \"url\": \"http://{bait}/x.png\", " + META),
                            echoed("echo", "\"http://{bait}/x.zip\"")),
            row(35, "CVE-2024-51751", "a file without its mark is not checked")
                    .tried(
                            file("{\"path\": \"{secret}\"}"),
                            file("{\"path\": \"{secret}\", \"meta\": {}}"),
                            file("{\"path\": \"{secret}\", \"meta\": null}")),
            row(36, "CVE-2024-8021", "/file= redirects to an encoded address")
                    .tried(
                            get("gradio_api/file=http%3A%2F%2Foast.example/"),
                            get("gradio_api/file=http%3a//oast.example/")),
            row(37, "CVE-2024-8966", "much after the boundary takes for ever").tried(dashes(8 << 20)),
            row(38, "CVE-2024-10569", "a packed body fills the memory").tried(packed(16 << 20)),
            row(39, "CVE-2024-10624", "a text takes a regular expression for ever")
                    .lookedFor(Looks.SLOW_PATTERNS),
            row(40, "CVE-2024-10648", "a result is written where the caller wants")
                    .tried(
                            named("same", "../../secret.txt"),
                            named("same", "..\\..\\x.jsp"),
                            named("same", "x;y .jsp")),
            row(41, "CVE-2024-12217", "NTFS has other names for a file")
                    .tried(get("gradio_api/file={secret}::$DATA"), uploaded("a:$DATA.png")),
            row(42, "CVE-2025-23042", "NTFS has other letters for a file").tried(get("gradio_api/file={SECRET}")),
            row(43, "CVE-2025-48889", "a file without an end fills the disk")
                    .tried(
                            file("{\"path\": \"/dev/zero\", " + META),
                            file("{\"path\": \"/dev/urandom\", " + META),
                            pipe()),
            row(44, "CVE-2025-5320", "a host that only begins like this one is trusted")
                    .tried(
                            foreign("GET", "http://localhost.evil.example"),
                            foreign("POST", "http://localhost.evil.example"),
                            foreign("POST", "http://127.0.0.1.evil.example"),
                            foreign("POST", "https://evil/localhost"),
                            foreign("OPTIONS", "http://127.0.0.1.evil.example")),
            row(45, "CVE-2026-27167", "a login for tests gives the server's own token away")
                    .tried(get("login/huggingface", NO_SUCH_ROUTE), get("gradio_api/login/huggingface", NO_SUCH_ROUTE))
                    .lookedFor(Looks.SECRETS, Looks.CONSTANT_KEYS),
            row(46, "CVE-2026-28414", "static files lead to absolute paths")
                    .tried(get("static/{secret}"), get("assets/{secret}")),
            row(47, "CVE-2026-28415", "a logout redirects anywhere")
                    .tried(
                            away("GET", "logout?_target_url=https://evil.example"),
                            away("POST", "logout?_target_url=https://evil.example"),
                            away("POST", "logout?_target_url=////evil.example"),
                            away("POST", "logout?_target_url=/%5Cevil.example"),
                            away("POST", "login?_target_url=//evil.example")),
            row(48, "CVE-2026-28416", "an address in the configuration is fetched")
                    .lookedFor(Looks.CONNECTIONS),
            row(49, "CVE-2026-48545", "the cookies of one visitor's address are shown for another's")
                    .tried(cookies()),
            row(50, "GHSA-6655-8ph2-63j3", "unknown")
                    .notTried("Neither the advisory nor its mend tells what was possible."),
            row(51, "GHSA-qqr5-x4m8-g4gq", "the file explorer leads out of its folder")
                    .tried(
                            post(
                                    "gradio_api/component_server",
                                    "{\"component_id\": 1, \"fn_name\": \"ls\", \"data\": [\"..\", \"..\"], \"session_hash\": \"x\"}")),
            row(52, "GHSA-3xvj-7669-6whx", "an address in an answer is fetched")
                    .tried(
                            echoed("echo", "\"<svg><image href='http://{bait}/x.png'/></svg>\""),
                            echoed("echo_json", "{\"path\": \"http://{bait}/x.wav\", " + META)),
            row(53, "fixed in 6.20", "/file= redirects to addresses inside the network")
                    .tried(
                            get("gradio_api/file=http://169.254.169.254/"),
                            get("gradio_api/file=http://[::1]/"),
                            get("gradio_api/file=http://0x7f000001/"),
                            get("gradio_api/file=HTTP://{bait}/"),
                            get("gradio_api/file=localhost@127.0.0.1")),
            row(54, "open in 6.25", "a foreign host name turns the check of origins off")
                    .tried(
                            ask("GET", "config", new int[] {403, 421}, "Host: x.example", "Origin: " + EVIL),
                            foreign("POST", "https://x.example", "Host: x.example")));

    private static Advisory row(int number, String id, String what) {
        return new Advisory(number, id, what);
    }
}
