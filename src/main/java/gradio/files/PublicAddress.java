package gradio.files;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public Internet from those that only this machine or its network can reach. {@link InetAddress} knows a few of
 * these ranges only, so they are listed here from IANA's registries of special-purpose addresses.
 */
final class PublicAddress {
    /** All of IPv4 but these. */
    private static final List<Range> CLOSED_V4 = ranges(
            "0.0.0.0/8", // "this network"
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by a carrier's customers
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // Azure's platform, which every virtual machine there can reach
            "169.254.0.0/16", // link-local, with the clouds' metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays to 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /** Of IPv6 only what is given out to the world: neither {@code ::1} nor mapped IPv4, nor private, link-local and multicast ranges. */
    private static final Range OPEN_V6 = Range.of("2000::/3");

    private static final List<Range> CLOSED_V6 = ranges(
            "2001::/23", // protocol assignments: Teredo (which holds an IPv4 address), benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which holds an IPv4 address
            "3fff::/20"); // documentation

    private PublicAddress() {}

    /** Whether the whole Internet can reach it, and it is none of this machine's own: a firewall before the machine does not stand here. */
    static boolean is(InetAddress address) {
        return isOpen(address.getAddress()) && !isOwn(address);
    }

    private static boolean isOpen(byte[] address) {
        if (address.length == 4) return CLOSED_V4.stream().noneMatch(range -> range.holds(address));
        return OPEN_V6.holds(address) && CLOSED_V6.stream().noneMatch(range -> range.holds(address));
    }

    /** Whether it is one of this machine's. */
    static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    private static List<Range> ranges(String... all) {
        return Stream.of(all).map(Range::of).toList();
    }

    /** Addresses whose first bits are alike. */
    private record Range(byte[] first, int bits) {
        static Range of(String text) {
            String[] parts = text.split("/");
            try {
                return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e); // a literal is not looked up
            }
        }

        boolean holds(byte[] address) {
            int whole = bits / 8;
            if (address.length != first.length || !Arrays.equals(first, 0, whole, address, 0, whole)) return false;
            int rest = 8 - bits % 8;
            return rest == 8 || (first[whole] & 0xff) >> rest == (address[whole] & 0xff) >> rest;
        }
    }
}
