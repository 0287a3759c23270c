package reliability;

import containers.ContainerKind;
import containers.EachContainer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import served.Site;

/** R8, again and again, with a web application whose classes the container has loaded: nothing of it stays. */
@EachContainer
class RedeployIT {
    private static final int TIMES = 5;

    @Parameter
    ContainerKind kind;

    @Test
    void nothingOfAFormerDeploymentStays(@TempDir Path folder) throws Exception {
        War.unpack(folder.resolve(RedeployProcess.WAR));
        int clean = 0;
        StringBuilder stayed = new StringBuilder();
        try (JavaProcess container = RedeployProcess.start(kind, folder)) {
            for (int i = 0; i < TIMES; i++) {
                container.tell("deploy");
                Site site = new Site(URI.create(container.await(RedeployProcess.DEPLOYED)));
                Traffic.at(site);
                Traffic.unfinishedAt(site);
                container.tell("undeploy");
                String left = container.await(RedeployProcess.STAYED);
                if (left.isEmpty()) clean++;
                else stayed.append(" after ").append(i + 1).append(": ").append(left);
            }
        }
        new Figures("R8", kind).exactly(TIMES, clean, "of " + TIMES + " undeployments left nothing behind" + stayed);
    }
}
