package gradio.files;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/**
 * Whom {@link RemoteFile} may ask for a file.
 *
 * @param names from a host's name, or an address in any spelling, to its addresses; asked once for each connection
 * @param addresses all addresses of a host must be among these
 * @param tls makes the connections to {@code https}, and knows who is trusted
 */
public record Reach(Names names, Predicate<InetAddress> addresses, IntPredicate ports, SSLSocketFactory tls) {
    /** The machine's way to look up a host. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /**
     * The public Internet, at the two ports where the web is: at any other a server could be made to look who listens there, or to talk
     * to what is no web server.
     */
    public static Reach ofThePublic() {
        return new Reach(
                InetAddress::getAllByName, PublicAddress::is, port -> port == 80 || port == 443, (SSLSocketFactory)
                        SSLSocketFactory.getDefault());
    }
}
