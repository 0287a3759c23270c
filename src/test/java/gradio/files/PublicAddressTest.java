package gradio.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    /** First and last address of each closed range, and the open ones next to it. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0.0.0.0,        0.255.255.255,   ,                1.0.0.0
            10.0.0.0,       10.255.255.255,  9.255.255.255,   11.0.0.0
            100.64.0.0,     100.127.255.255, 100.63.255.255,  100.128.0.0
            127.0.0.0,      127.255.255.255, 126.255.255.255, 128.0.0.0
            168.63.129.16,  168.63.129.16,   168.63.129.15,   168.63.129.17
            169.254.0.0,    169.254.255.255, 169.253.255.255, 169.255.0.0
            172.16.0.0,     172.31.255.255,  172.15.255.255,  172.32.0.0
            192.0.0.0,      192.0.0.255,     191.255.255.255, 192.0.1.0
            192.0.2.0,      192.0.2.255,     192.0.1.255,     192.0.3.0
            192.88.99.0,    192.88.99.255,   192.88.98.255,   192.88.100.0
            192.168.0.0,    192.168.255.255, 192.167.255.255, 192.169.0.0
            198.18.0.0,     198.19.255.255,  198.17.255.255,  198.20.0.0
            198.51.100.0,   198.51.100.255,  198.51.99.255,   198.51.101.0
            203.0.113.0,    203.0.113.255,   203.0.112.255,   203.0.114.0
            224.0.0.0,      255.255.255.255, 223.255.255.255,
            2001::,         2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:200::
            2001:db8::,     2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::
            2002::,         2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2003::
            3fff::,         3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:1000::
            ::,             1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, , 2000::
            4000::,         ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,
            """)
    void aRangeIsClosedFromItsFirstAddressToItsLast(String first, String last, String before, String after)
            throws Exception {
        assertFalse(isPublic(first), first);
        assertFalse(isPublic(last), last);
        if (before != null) assertTrue(isPublic(before), before);
        if (after != null) assertTrue(isPublic(after), after);
    }

    /** What the ranges above are made for, by name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254", // metadata of most clouds
                "100.100.100.200", // of one more
                "fd00:ec2::254", // and of one over IPv6
                "::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "::127.0.0.1", // IPv4-compatible
                "64:ff9b::7f00:1", // NAT64
                "64:ff9b::808:808",
                "64:ff9b:1::1",
                "100::1", // discarded
                "2001:0:7f00:1::1", // Teredo
                "2002:7f00:1::1", // 6to4
                "5f00::1"
            })
    void notPublic(String address) throws Exception {
        assertFalse(isPublic(address));
    }

    /** Java makes IPv4 of the mapped ones, unless it is kept from it. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "8.8.8.8"})
    void mappedIpv4IsJudgedAsIpv4OrNotPublic(String v4) throws Exception {
        assertEquals(isPublic(v4), isPublic("::ffff:" + v4));
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        System.arraycopy(InetAddress.getByName(v4).getAddress(), 0, mapped, 12, 4);
        assertFalse(PublicAddress.is(Inet6Address.getByAddress(null, mapped, -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001::1"})
    void isPublicAddress(String address) throws Exception {
        assertTrue(isPublic(address));
    }

    @Test
    void anAddressOfThisMachineIsItsOwn() throws Exception {
        assertTrue(PublicAddress.isOwn(InetAddress.getLoopbackAddress()));
        assertFalse(PublicAddress.isOwn(InetAddress.getByName("192.0.2.1")));
    }

    private static boolean isPublic(String address) throws UnknownHostException {
        return PublicAddress.is(InetAddress.getByName(address));
    }
}
