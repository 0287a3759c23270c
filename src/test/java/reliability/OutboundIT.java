package reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import clients.Needed;
import com.fasterxml.jackson.databind.node.ObjectNode;
import containers.ContainerKind;
import containers.EachContainer;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Answers;
import served.Photographs;
import served.Site;
import served.Visitor;

/** Check 43: the product, deployed as it is built, talks to nobody but those who ask it. */
@EachContainer
class OutboundIT {
    private static final Path BUILT = Path.of("target/tbi");
    private static final int ENOUGH = 20;

    @Parameter
    ContainerKind kind;

    @Test
    void nobodyIsAskedForAnything(@TempDir Path folder) throws Exception {
        Needed.unlessThere(
                new Connections(ProcessHandle.current().pid()).areTold(),
                "This system does not tell the connections of a process in /proc.");
        expectToSeeConnections();
        Path link = Files.createSymbolicLink(folder.resolve(RedeployProcess.WAR), BUILT.toAbsolutePath());
        try (JavaProcess process = RedeployProcess.start(kind, folder)) {
            Connections connections = new Connections(process.process().pid());
            process.tell("deploy");
            Site site = new Site(URI.create(process.await(RedeployProcess.DEPLOYED)));
            process.letTalk();
            Set<String> seen = new TreeSet<>();
            AtomicInteger looks = new AtomicInteger();
            CompletableFuture<Void> use = CompletableFuture.runAsync(() -> use(site));
            while (!use.isDone() || looks.get() == 0) {
                seen.addAll(connections.outgoing(site.home().getPort()));
                looks.incrementAndGet();
            }
            use.join();
            assertTrue(looks.get() >= ENOUGH, () -> "looked only " + looks + " times");
            new Figures("Check 43", kind)
                    .exactly(0, seen.size(), "connections to others, in " + looks + " looks " + seen);
        } finally {
            Files.delete(link);
        }
    }

    /** Of this process, or their absence elsewhere would mean nothing. */
    private static void expectToSeeConnections() throws Exception {
        Connections mine = new Connections(ProcessHandle.current().pid());
        try (ServerSocket door = new ServerSocket(0);
                Socket visitor = new Socket("127.0.0.1", door.getLocalPort())) {
            String port = String.format(":%04X", door.getLocalPort());
            assertTrue(mine.outgoing(0).stream().anyMatch(one -> one.endsWith(port)), mine.outgoing(0)::toString);
            assertTrue(visitor.isConnected());
        }
    }

    private static void use(Site site) {
        try {
            assertEquals(200, site.get("").statusCode());
            assertEquals(200, site.get("gradio_api/openapi.json").statusCode());
            byte[] photo = Photographs.png(90, 120);
            for (String endpoint : new String[] {"remove_background", "subject_mask"}) {
                Visitor visitor = site.visitor();
                Object[] arguments = Answers.photo(endpoint, site.upload("photo.png", photo));
                String path = visitor.call(endpoint, arguments)
                        .at("/output/data/0/path")
                        .textValue();
                assertEquals(200, site.get("gradio_api/file=" + path).statusCode());
            }
            for (String url : new String[] {"http://example.org/a.png", "http://127.0.0.1:1/a.png"}) {
                ObjectNode file = Answers.fileData(url).put("url", url);
                int index = site.fnIndex("remove_background");
                assertEquals(
                        422, site.visitor().tryJoin(index, Answers.list(file)).statusCode());
                assertEquals(403, site.get("gradio_api/file=" + url).statusCode());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
