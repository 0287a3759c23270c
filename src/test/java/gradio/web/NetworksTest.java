package gradio.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.1, ::ffff:127.0.0.1, true",
        "127.0.0.1, 0:0:0:0:0:ffff:7f00:1, true",
        "127.0.0.1, ::7f00:1, false",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.128/25, 10.1.2.127, false",
        "10.1.2.128/25, 10.1.2.200, true",
        "172.16.0.0/12, 172.31.9.9, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::1, ::2, false",
        "fe80::/10, fe80::1%eth0, true",
        "fd00::/8, fe00::1, false",
        "10.0.0.0/8, a00::, false",
        "127.0.0.1, localhost, false",
        "127.0.0.1, 127.1, false",
        "127.0.0.1, 2130706433, false",
        "127.0.0.1, '', false",
    })
    void hasAddressesThatBeginAsItDoes(String network, String address, boolean has) {
        assertEquals(has, new Networks(List.of("192.0.2.1", network)).has(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0",
                "10",
                "256.0.0.1",
                "10.0.0.0/",
                "10.0.0.0/33",
                "0.0.0.0/0",
                "::/0",
                "::1/129",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "1::2::3",
                "fe80::1%eth0",
                " 10.0.0.1",
                "*"
            })
    void whatIsNoNetworkIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Networks(List.of(text)));
    }
}
