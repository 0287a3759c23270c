package reliability;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The sockets of a process, as Linux tells them. */
final class Connections {
    private static final String LISTENING = "0A";

    private final Path process;

    Connections(long pid) {
        process = Path.of("/proc", Long.toString(pid));
    }

    boolean areTold() {
        return Files.isReadable(process.resolve("net/tcp")) && Files.isDirectory(process.resolve("fd"));
    }

    /** Where it has connected to, as {@code protocol address:port} in Linux's hexadecimal; nothing of those who came in at {@code port}. */
    Set<String> outgoing(int port) throws IOException {
        String own = String.format(":%04X", port);
        Set<String> held = inodes();
        Set<String> outgoing = new TreeSet<>();
        for (String protocol : new String[] {"tcp", "tcp6", "udp", "udp6"}) {
            for (String line : Files.readAllLines(process.resolve("net").resolve(protocol))) {
                String[] columns = line.trim().split("\\s+");
                if (columns.length < 10 || !held.contains(columns[9])) continue;
                boolean connected = protocol.startsWith("udp") || !columns[3].equals(LISTENING);
                boolean ours = columns[1].endsWith(own) || columns[2].endsWith(own); // it may ask itself
                if (connected && !ours) outgoing.add(protocol + " " + columns[2]);
            }
        }
        return outgoing;
    }

    private Set<String> inodes() throws IOException {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : all) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith("socket:[")) inodes.add(target.substring(8, target.length() - 1));
                } catch (NoSuchFileException closedMeanwhile) {
                    // not held
                }
            }
        }
        return inodes;
    }
}
