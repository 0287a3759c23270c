package gradio.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IP addresses and networks, such as {@code 127.0.0.1}, {@code 10.0.0.0/8} and {@code fd00::/8}. No name is ever looked up. */
final class Networks {
    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,3}");

    private record Network(byte[] address, int length) {
        boolean has(byte[] other) {
            if (other.length != address.length) return false;
            for (int bit = 0; bit < length; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) return false;
            }
            return true;
        }
    }

    private final List<Network> all = new ArrayList<>();

    /** @throws IllegalArgumentException if one is neither an address nor a network, or would be everybody */
    Networks(List<String> texts) {
        for (String text : texts) all.add(network(text));
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        String length = text.substring(slash + 1);
        if (address != null && slash < 0) return new Network(address, 8 * address.length);
        boolean number = LENGTH.matcher(length).matches();
        if (address != null && number && Integer.parseInt(length) > 0 && Integer.parseInt(length) <= 8 * address.length)
            return new Network(address, Integer.parseInt(length));
        throw new IllegalArgumentException(
                "\"" + text + "\" is no address and no network; one is written as 127.0.0.1, 10.0.0.0/8 or fd00::/8");
    }

    /** Null for what is none. */
    private static byte @Nullable [] address(String text) {
        boolean literal = text.contains(":")
                ? IPV6.matcher(text).matches()
                : IPV4.matcher(text).matches();
        if (!literal) return null;
        try {
            return InetAddress.getByName(text).getAddress(); // a literal: nothing is looked up
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Whether an address is one of these; an IPv4 address may come as IPv6. */
    boolean has(String text) {
        int scope = text.indexOf('%'); // of a link, as in fe80::1%eth0
        byte[] address = address(scope < 0 ? text : text.substring(0, scope));
        return address != null && all.stream().anyMatch(network -> network.has(address));
    }
}
